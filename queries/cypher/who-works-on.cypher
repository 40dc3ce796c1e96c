// who-works-on: which organizations answer for tasks about a topic
// 谁负责某一主题的任务
// $topic: str — words in the title or text of the task, e.g. 科普
// $year: int = null — only tasks of that year
// returns organization, role:ResponsibilityRole, order, year, number, task, id
MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE t.text CONTAINS $topic OR t.title CONTAINS $topic
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, r, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN o.name AS organization, r.role AS role, r.position AS `order`, annual AS year, t.number AS number,
       coalesce(t.title, substring(t.text, 0, 30)) AS task, t.id AS id
ORDER BY year, id, `order`, organization, role
