// centrality: how many partners each organization has, how many tasks it shares with them, and how near it is to all others
// 各组织在合作网络中的中心度
// $year: int = null — only tasks of that year
// $collectives: bool = false — whether collective names (各省辖市科协) count as organizations
// measured by centrality from first_id, first, second_id, second, tasks
// returns organization, partners, shared, closeness, id
MATCH (a:Organization)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(b:Organization)
WHERE a.id < b.id AND ($collectives OR (NOT a:OrganizationGroup AND NOT b:OrganizationGroup))
  AND ($year IS NULL OR EXISTS { MATCH (t)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year })
WITH a, b, count(DISTINCT t) AS together
RETURN a.id AS first_id, a.name AS first, b.id AS second_id, b.name AS second, together AS tasks
ORDER BY first_id, second_id
