// dependence: organizations that nothing replaces: the tasks that each answers for alone, and others tied to the rest through it alone
// 单点依赖：独自承担任务或独自联系其他组织的组织
// $year: int = null — only tasks of that year
// $collectives: bool = false — whether collective names (各省辖市科协) count as organizations that share a task
// measured by dependence from task_id, organization_id, organization
// returns organization, tasks, alone, share, separates, id
MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($collectives OR NOT o:OrganizationGroup)
  AND ($year IS NULL OR EXISTS { MATCH (t)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year })
WITH DISTINCT o, t
RETURN t.id AS task_id, o.id AS organization_id, o.name AS organization
ORDER BY task_id, organization_id
