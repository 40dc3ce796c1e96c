// document-counts: how much of each kind was read from each document
// 各文件抽取出的事实数
// returns document, sections, tasks, sub_items, responsibilities, organizations, programmes, targets, doubts, mentions
MATCH (d:Document)-[:HAS_TEXT]->(x:SourceText)
OPTIONAL MATCH (x)<-[:QUOTED_FROM]-(m:Mention)
WITH d, count(DISTINCT m) AS spans
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:IN_PLAN]-(w:Task|SubItem)
WITH d, spans, count(DISTINCT CASE WHEN w:Task THEN w.id END) AS items, count(DISTINCT CASE WHEN w:SubItem THEN w.id END) AS parts
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:PART_OF*1..]-(s:Section)
WITH d, spans, items, parts, count(DISTINCT s) AS headings
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:IN_PLAN]-(:Task|SubItem)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WITH d, spans, items, parts, headings, count(DISTINCT r.id) AS duties, count(DISTINCT o) AS bodies
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:IN_PLAN]-(:Task|SubItem)-[:ADVANCES]->(g:Program)
WITH d, spans, items, parts, headings, duties, bodies, count(DISTINCT g) AS schemes
OPTIONAL MATCH (d)<-[:PUBLISHED_IN]-(:Plan)<-[:IN_PLAN]-(:Task|SubItem)-[:HAS_TARGET]->(v:Target)
WITH d, spans, items, parts, headings, duties, bodies, schemes, count(DISTINCT v) AS promised
OPTIONAL MATCH (d)-[:HAS_TEXT]->(:SourceText)<-[:QUOTED_FROM]-(:Mention)<-[:EVIDENCED_BY]-(b:Doubt)
WITH d, spans, items, parts, headings, duties, bodies, schemes, promised, count(DISTINCT b) AS unclear
RETURN substring(d.id, 4) AS document, headings AS sections, items AS tasks, parts AS sub_items, duties AS responsibilities,
       bodies AS organizations, schemes AS programmes, promised AS targets, unclear AS doubts, spans AS mentions
ORDER BY document
