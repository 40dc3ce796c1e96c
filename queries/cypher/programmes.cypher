// programmes: the programmes of each year, the tasks that advance them, and what they continue
// 各年度的项目及其延续
// $year: int = null — only that year
// returns year, programme, kind:ProgramKind, tasks, continues[], id
MATCH (g:Program)
OPTIONAL MATCH (g)-[:FOR_YEAR]->(y:Year)
WITH g, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
OPTIONAL MATCH (t:Task|SubItem)-[:ADVANCES]->(g)
WITH g, annual, count(DISTINCT t) AS items
OPTIONAL MATCH (g)-[:CONTINUES]->(e:Program)
WITH g, annual, items, e
ORDER BY e.name, e.id
WITH g, annual, items, collect(e.name) AS earlier
RETURN annual AS year, g.name AS programme, g.programKind AS kind, items AS tasks, earlier AS continues, g.id AS id
ORDER BY year, programme, id
