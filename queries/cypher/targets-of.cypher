// targets-of: the targets in the tasks that an organization answers for
// 某一组织所承担任务的指标
// $organization: str — its name, another name or its id, e.g. 科普部
// $year: int = null — only targets of tasks of that year
// returns year, number, task, verb, object, operator, value, minimum, maximum, unit, due, aspirational, id
MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task)-[:HAS_TARGET]->(x:Target)
WHERE o.name = $organization OR $organization IN o.altName OR o.id = $organization
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH DISTINCT t, x, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN annual AS year, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, x.verb AS verb,
       x.targetObject AS object, x.operator AS operator, x.value AS value, x.minValue AS minimum, x.maxValue AS maximum,
       x.unit AS unit, x.due AS due, x.aspirational AS aspirational, x.id AS id
ORDER BY year, number, id
