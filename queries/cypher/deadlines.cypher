// deadlines: what is to be reached by when, and who answers for it
// 时限与责任单位
// $year: int = null — only what is due in that year
// returns due, verb, object, value, unit, number, task, organizations[], id
MATCH (t:Task|SubItem|Plan)-[:HAS_TARGET]->(x:Target)
WHERE x.due IS NOT NULL AND ($year IS NULL OR EXISTS { MATCH (x)-[:DUE_IN]->(y:Year) WHERE y.gregorianYear = $year })
OPTIONAL MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t)
WITH t, x, o, r.position AS place
ORDER BY place, o.name, o.id
WITH t, x, collect(o.name) AS bodies
RETURN x.due AS due, x.verb AS verb, x.targetObject AS object, coalesce(x.value, x.minValue) AS value, x.unit AS unit,
       t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, bodies AS organizations, x.id AS id
ORDER BY due, id
