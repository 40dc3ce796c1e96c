// due-within: what is to be reached by a day, or within a span of time, and who answers for it
// 某日之前或某一期间内到期的指标
// $until: date — the last day, month or year, e.g. 2024-06
// $since: date = null — the first day, month or year
// returns due, verb, object, value, unit, year, number, task, organizations[], id
MATCH (t:Task|SubItem|Plan)-[:HAS_TARGET]->(x:Target)
WITH t, x, CASE size(x.due) WHEN 4 THEN x.due + '-12-31' WHEN 7 THEN x.due + '-31' ELSE x.due END AS day
WHERE day <= CASE size($until) WHEN 4 THEN $until + '-12-31' WHEN 7 THEN $until + '-31' ELSE $until END
  AND ($since IS NULL OR day >= $since)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
OPTIONAL MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t)
WITH t, x, y.gregorianYear AS annual, o, r.position AS place
ORDER BY place, o.name, o.id
WITH t, x, annual, collect(o.name) AS bodies
RETURN x.due AS due, x.verb AS verb, x.targetObject AS object, coalesce(x.value, x.minValue) AS value, x.unit AS unit,
       annual AS year, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, bodies AS organizations, x.id AS id
ORDER BY due, id
