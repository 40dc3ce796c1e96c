// only-collectives: tasks for which only collective names (各省辖市科协) are given, and no organization by its own
// 只写统称、未指明具体责任单位的任务
// $year: int = null — only tasks of that year
// returns year, plan, number, task, collectives[], id
MATCH (t:Task)<-[:RESPONSIBLE_FOR]-(c:OrganizationGroup)
WHERE NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(o:Organization) WHERE NOT o:OrganizationGroup }
WITH DISTINCT t, c
ORDER BY c.name, c.id
WITH t, collect(c.name) AS names
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH t, names, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN annual AS year, p.title AS plan, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task,
       names AS collectives, t.id AS id
ORDER BY year, plan, number, id
