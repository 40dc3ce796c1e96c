// unassigned: tasks for which no organization is named
// 未写明责任单位的任务
// $year: int = null — only tasks of that year
// returns year, plan, number, task, id
MATCH (t:Task)
WHERE NOT EXISTS { MATCH (:Organization)-[:RESPONSIBLE_FOR]->(t) }
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH t, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN annual AS year, p.title AS plan, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, t.id AS id
ORDER BY year, plan, number, id
