// documents: what the store holds, and how much was read from each document
// 文件清单
// returns document, title, number, issuer[], issued, years[], lists[], tasks, characters
MATCH (d:Document)-[:HAS_TEXT]->(x:SourceText)
OPTIONAL MATCH (d)<-[:ISSUED]-(o:Organization)
WITH d, x, o
ORDER BY o.name
WITH d, x, collect(DISTINCT o.name) AS bodies
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(p:Plan)
OPTIONAL MATCH (p)-[:FOR_YEAR]->(y:Year)
WITH d, x, bodies, p, y
ORDER BY y.gregorianYear, p.position
WITH d, x, bodies, collect(DISTINCT y.gregorianYear) AS annual, collect(DISTINCT p.listLabel) AS labels
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:IN_PLAN]-(t:Task)
WITH d, x, bodies, annual, labels, count(DISTINCT t) AS items
RETURN substring(d.id, 4) AS document, d.title AS title, d.documentNumber AS number, bodies AS issuer,
       toString(d.issuedOn) AS issued, annual AS years, labels AS lists, items AS tasks, x.charLength AS characters
ORDER BY document
