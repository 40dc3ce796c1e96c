// continuations: programmes that go on in a later year, and who answered for their tasks then and now
// 跨年度延续的项目
// returns earlier, earlier_year, later, later_year, then[], now[], rule, confidence, id
MATCH (g:Program)-[c:CONTINUES]->(e:Program)
OPTIONAL MATCH (e)-[:FOR_YEAR]->(f:Year)
OPTIONAL MATCH (g)-[:FOR_YEAR]->(y:Year)
WITH g, c, e, f.gregorianYear AS before, y.gregorianYear AS after
OPTIONAL MATCH (e)<-[:ADVANCES]-(:Task)<-[:RESPONSIBLE_FOR]-(o:Organization)
WITH DISTINCT g, c, e, before, after, o.name AS body
ORDER BY body
WITH g, c, e, before, after, collect(body) AS past
OPTIONAL MATCH (g)<-[:ADVANCES]-(:Task)<-[:RESPONSIBLE_FOR]-(o:Organization)
WITH DISTINCT g, c, e, before, after, past, o.name AS body
ORDER BY body
WITH g, c, e, before, after, past, collect(body) AS present
RETURN e.name AS earlier, before AS earlier_year, g.name AS later, after AS later_year, past AS `then`, present AS now,
       c.rule AS rule, c.confidence AS confidence, c.id AS id
ORDER BY earlier_year, earlier, later_year, later, id
