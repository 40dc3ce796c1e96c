// section-matrix: how many tasks of each part of a plan each organization answers for
// 章节与组织的任务矩阵
// $year: int = null — only plans of that year
// returns year, plan, section, organization, tasks, lead, section_id, organization_id
MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task)-[:IN_PLAN]->(p:Plan)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, r, t, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
MATCH (t)-[:PART_OF*1..]->(s:Section)-[:PART_OF]->(p)
WITH annual, p, s, o, count(DISTINCT t) AS items, count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id END) AS led
RETURN annual AS year, p.title AS plan, s.title AS section, o.name AS organization, items AS tasks, led AS lead,
       s.id AS section_id, o.id AS organization_id
ORDER BY year, plan, section_id, tasks DESC, organization, organization_id
