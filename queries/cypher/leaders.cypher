// leaders: the persons named as in charge of tasks, and the organizations that answer for these
// 责任领导及其分管任务
// $year: int = null — only tasks of that year
// returns leader, year, tasks, organizations[], id
MATCH (h:Person)-[:LEADS]->(t:Task)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH h, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
OPTIONAL MATCH (t)<-[:RESPONSIBLE_FOR]-(o:Organization)
WITH h, annual, t, o.name AS body
ORDER BY body
WITH h, annual, count(DISTINCT t) AS items, collect(DISTINCT body) AS bodies
RETURN h.name AS leader, annual AS year, items AS tasks, bodies AS organizations, h.id AS id
ORDER BY year, tasks DESC, leader, id
