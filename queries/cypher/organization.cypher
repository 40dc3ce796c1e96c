// organization: the profile of an organization: what it is, its years, and how much it answers for, with whom
// 某一组织的概况
// $organization: str — its name, another name or its id, e.g. 科普部
// returns organization, type:OrganizationType, above[], other_names[], years[], tasks, first_named, lead, support, partners, targets, programmes, plans, id
MATCH (o:Organization)
WHERE o.name = $organization OR $organization IN o.altName OR o.id = $organization
OPTIONAL MATCH (o)-[:UNIT_OF|SUB_ORGANIZATION_OF|GROUP_SCOPE]->(a:Organization)
WITH o, a
ORDER BY a.name
WITH o, collect(DISTINCT a.name) AS higher
OPTIONAL MATCH (o)-[r:RESPONSIBLE_FOR]->(t:Task)
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH o, higher, r, t, y.gregorianYear AS annual
ORDER BY annual
WITH o, higher, collect(DISTINCT annual) AS annuals, collect(DISTINCT t) AS own,
     count(DISTINCT CASE WHEN r.position = 1 THEN t.id END) AS firsts, count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id END) AS leads,
     count(DISTINCT CASE WHEN r.role = 'support' THEN t.id END) AS helps
WITH o, higher, annuals, firsts, leads, helps, size(own) AS items,
     COUNT { MATCH (o)-[:ISSUED]->(:Plan) } AS issued
OPTIONAL MATCH (o)-[:RESPONSIBLE_FOR]->(:Task)<-[:RESPONSIBLE_FOR]-(p:Organization)
WHERE p.id <> o.id
WITH o, higher, annuals, firsts, leads, helps, items, issued, count(DISTINCT p) AS others
OPTIONAL MATCH (o)-[:RESPONSIBLE_FOR]->(:Task)-[:HAS_TARGET]->(x:Target)
WITH o, higher, annuals, firsts, leads, helps, items, issued, others, count(DISTINCT x) AS promised
OPTIONAL MATCH (o)-[:RESPONSIBLE_FOR]->(:Task)-[:ADVANCES]->(g:Program)
WITH o, higher, annuals, firsts, leads, helps, items, issued, others, promised, count(DISTINCT g) AS advanced
UNWIND CASE size(coalesce(o.altName, [])) WHEN 0 THEN [''] ELSE o.altName END AS alias
WITH o, higher, annuals, firsts, leads, helps, items, issued, others, promised, advanced, alias
ORDER BY alias
WITH o, higher, annuals, firsts, leads, helps, items, issued, others, promised, advanced, collect(alias) AS aliases
RETURN o.name AS organization, o.organizationType AS type, higher AS above, [each IN aliases WHERE each <> ''] AS other_names,
       annuals AS years, items AS tasks, firsts AS first_named, leads AS lead, helps AS support, others AS partners,
       promised AS targets, advanced AS programmes, issued AS plans, o.id AS id
ORDER BY tasks DESC, organization, id
