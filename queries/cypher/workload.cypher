// workload: how many tasks each organization answers for in each year
// 各组织每年承担多少任务
// $year: int = null — only that year, e.g. 2022
// returns organization, year, tasks, first_named, lead, support, id
MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, r, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN o.name AS organization, annual AS year, count(DISTINCT t) AS tasks,
       count(DISTINCT CASE WHEN r.position = 1 THEN t.id END) AS first_named,
       count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id END) AS lead,
       count(DISTINCT CASE WHEN r.role = 'support' THEN t.id END) AS support, o.id AS id
ORDER BY year, tasks DESC, organization, id
