// collective-tasks: the tasks that collective names (各省辖市科协) answer for, and how many bodies are named beside them
// 统称单位所承担的任务
// $collective: str = null — only that name, another name or id, e.g. 各分会
// $year: int = null — only tasks of that year
// returns collective, year, number, task, role:ResponsibilityRole, order, named, id
MATCH (c:OrganizationGroup)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $collective IS NULL OR c.name = $collective OR $collective IN c.altName OR c.id = $collective
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH c, r, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
OPTIONAL MATCH (t)<-[:RESPONSIBLE_FOR]-(o:Organization)
WHERE NOT o:OrganizationGroup
WITH c, r, t, annual, count(DISTINCT o) AS others
RETURN c.name AS collective, annual AS year, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task,
       r.role AS role, r.position AS `order`, others AS named, t.id AS id
ORDER BY collective, year, number, id, `order`, role
