// tasks-of: the tasks that an organization answers for, in which role, and the words that say so
// 某一组织承担的任务、角色与原文依据
// $organization: str — its name, another name or its id, e.g. 科普部
// $year: int = null — only tasks of that year
// returns year, plan, number, task, role:ResponsibilityRole, order, evidence[], organization, id
MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE o.name = $organization OR $organization IN o.altName OR o.id = $organization
OPTIONAL MATCH (t)-[:IN_PLAN]->(p:Plan)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, r, t, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
UNWIND CASE size(coalesce(r.evidence, [])) WHEN 0 THEN [''] ELSE r.evidence END AS shown
OPTIONAL MATCH (m:Mention)
WHERE m.id = shown
WITH o, r, t, p, annual, m
ORDER BY m.exact
WITH o, r, t, p, annual, collect(DISTINCT m.exact) AS quotes
RETURN annual AS year, p.title AS plan, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task,
       r.role AS role, r.position AS `order`, quotes AS evidence, o.name AS organization, t.id AS id
ORDER BY year, plan, number, id, organization, `order`, role
