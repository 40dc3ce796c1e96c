// collectives: organizations meant by one collective name, and the tasks that name them
// 以统称出现的组织（如“各省辖市科协”）
// $year: int = null — only tasks of that year
// returns collective, quantifier:GroupQuantifier, scope[], tasks, id
MATCH (o:OrganizationGroup)
OPTIONAL MATCH (o)-[:GROUP_SCOPE]->(s:Organization)
WITH o, s
ORDER BY s.name
WITH o, collect(s.name) AS bodies
OPTIONAL MATCH (o)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE $year IS NULL OR EXISTS { MATCH (t)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year }
WITH o, bodies, count(DISTINCT t) AS items
WHERE $year IS NULL OR items > 0
RETURN o.name AS collective, o.groupQuantifier AS quantifier, bodies AS scope, items AS tasks, o.id AS id
ORDER BY tasks DESC, collective, id
