// shared-tasks: which organizations answer for the same tasks, and for how many
// 哪些组织共同承担任务
// $year: int = null — only tasks of that year
// $minimum: int = 1 — pairs with at least so many tasks in common
// $collectives: bool = false — whether collective names (各省辖市科协) count as organizations
// returns first, second, tasks, first_id, second_id
MATCH (a:Organization)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(b:Organization)
WHERE (a.name < b.name OR (a.name = b.name AND a.id < b.id))
  AND ($collectives OR (NOT a:OrganizationGroup AND NOT b:OrganizationGroup))
  AND ($year IS NULL OR EXISTS { MATCH (t)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year })
WITH a, b, count(DISTINCT t) AS together
WHERE together >= $minimum
RETURN a.name AS first, b.name AS second, together AS tasks, a.id AS first_id, b.id AS second_id
ORDER BY tasks DESC, first, second, first_id, second_id
