// targets-above: targets of a number or more, the largest first, and who answers for them
// 数值不低于某数的指标
// $value: float — the least number, e.g. 1000; 2万 counts as 20000, and a range by its lower end
// $unit: str = null — only targets in that unit, e.g. 人
// returns value, unit, verb, object, operator, due, year, task, organizations[], id
MATCH (w:Task|SubItem|Plan)-[:HAS_TARGET]->(x:Target)
WHERE coalesce(x.value, x.minValue) >= $value AND ($unit IS NULL OR x.unit = $unit)
OPTIONAL MATCH (w)-[:FOR_YEAR]->(y:Year)
OPTIONAL MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(w)
WITH w, x, y.gregorianYear AS annual, o, r.position AS place
ORDER BY place, o.name, o.id
WITH w, x, annual, collect(o.name) AS bodies
RETURN coalesce(x.value, x.minValue) AS value, x.unit AS unit, x.verb AS verb, x.targetObject AS object, x.operator AS operator,
       x.due AS due, annual AS year, coalesce(w.title, substring(w.text, 0, 30)) AS task, bodies AS organizations, x.id AS id
ORDER BY value DESC, unit, year, id
