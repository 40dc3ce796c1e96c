// no-lead: tasks with many organizations of which none is said to lead
// 责任单位众多而未写明牵头单位的任务
// $year: int = null — only tasks of that year
// $least: int = 3 — tasks with at least so many organizations
// returns year, plan, number, task, bodies, organizations[], id
MATCH (t:Task)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WHERE NOT EXISTS { MATCH (t)<-[q:RESPONSIBLE_FOR]-(:Organization) WHERE q.role = 'lead' }
WITH t, o, r.position AS place
ORDER BY place, o.name, o.id
WITH t, count(DISTINCT o) AS many, collect(o.name) AS names
WHERE many >= $least
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH t, many, names, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN annual AS year, p.title AS plan, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, many AS bodies,
       names AS organizations, t.id AS id
ORDER BY year, plan, number, id
