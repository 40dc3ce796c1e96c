// path-between: how two organizations are connected by tasks that they and others share
// 两个组织之间的合作路径
// $organization: str — its name, another name or its id, e.g. 科普部
// $other: str — the same of the other one, e.g. 办公室
// $year: int = null — only tasks of that year
// $collectives: bool = false — whether collective names (各省辖市科协) count as organizations
// measured by path from task_id, task, year, organization_id, organization, is_first, is_last
// returns step, organization, task, year, organization_id, task_id
MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE $collectives OR NOT o:OrganizationGroup
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH DISTINCT o, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
RETURN t.id AS task_id, coalesce(t.title, substring(t.text, 0, 30)) AS task, annual AS year, o.id AS organization_id,
       o.name AS organization,
       (o.name = $organization OR $organization IN coalesce(o.altName, []) OR o.id = $organization) AS is_first,
       (o.name = $other OR $other IN coalesce(o.altName, []) OR o.id = $other) AS is_last
ORDER BY task_id, organization_id, year
