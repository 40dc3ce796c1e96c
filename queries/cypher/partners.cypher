// partners: with whom an organization answers for tasks, and in how many of them the other one leads
// 某一组织的合作单位
// $organization: str — its name, another name or its id, e.g. 科普部
// $year: int = null — only tasks of that year
// $collectives: bool = false — whether collective names (各省辖市科协) count as partners
// returns partner, tasks, partner_leads, years[], organization, organization_id, id
MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task)<-[r:RESPONSIBLE_FOR]-(p:Organization)
WHERE (o.name = $organization OR $organization IN o.altName OR o.id = $organization) AND o.id <> p.id
  AND ($collectives OR NOT p:OrganizationGroup)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, p, r, t, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
WITH o, p, r, t, annual
ORDER BY annual
WITH o, p, count(DISTINCT t) AS together, count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id END) AS led,
     collect(DISTINCT annual) AS annuals
RETURN p.name AS partner, together AS tasks, led AS partner_leads, annuals AS years, o.name AS organization,
       o.id AS organization_id, p.id AS id
ORDER BY tasks DESC, partner, organization, organization_id, id
