// bridging: organizations that lie between others: how many of the shortest ways lead through each, and whom it alone holds on
// 桥梁组织：居于其他组织之间的组织
// $year: int = null — only tasks of that year
// $collectives: bool = false — whether collective names (各省辖市科协) count as organizations
// $pivots: int = 1000 — of more organizations, only the ways from so many are counted, and the share is an estimate
// measured by bridging from first_id, first, second_id, second, tasks
// returns organization, betweenness, partners, separates, id
MATCH (a:Organization)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(b:Organization)
WHERE a.id < b.id AND ($collectives OR (NOT a:OrganizationGroup AND NOT b:OrganizationGroup))
  AND ($year IS NULL OR EXISTS { MATCH (t)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year })
WITH a, b, count(DISTINCT t) AS together
RETURN a.id AS first_id, a.name AS first, b.id AS second_id, b.name AS second, together AS tasks
ORDER BY first_id, second_id
