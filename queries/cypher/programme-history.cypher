// programme-history: the years of a programme, under whatever name, and who led and did its tasks in each
// 某一项目的历年沿革与责任单位
// $programme: str — words of its name, or its id, e.g. 读书
// returns year, programme, kind:ProgramKind, lead[], organizations[], tasks, continues[], id
MATCH (s:Program)
WHERE s.name CONTAINS $programme OR s.id = $programme
MATCH (s)-[:CONTINUES*0..]-(g:Program)
WITH DISTINCT g
OPTIONAL MATCH (g)-[:FOR_YEAR]->(y:Year)
OPTIONAL MATCH (g)-[:CONTINUES]->(e:Program)
WITH g, y.gregorianYear AS annual, e
ORDER BY e.name, e.id
WITH g, annual, collect(e.name) AS earlier
OPTIONAL MATCH (t:Task|SubItem)-[:ADVANCES]->(g)
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WITH g, annual, earlier, t.id AS item, r.role AS part, o.name AS body
ORDER BY body
WITH g, annual, earlier, count(DISTINCT item) AS items, collect(DISTINCT body) AS bodies,
     collect(DISTINCT CASE WHEN part = 'lead' THEN body END) AS leaders
RETURN annual AS year, g.name AS programme, g.programKind AS kind, leaders AS lead, bodies AS organizations, items AS tasks,
       earlier AS continues, g.id AS id
ORDER BY year, programme, id
