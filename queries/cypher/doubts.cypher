// doubts: what looked like a fact and was not understood, for a person to check
// 未能读懂的疑点
// returns document, start, end, kind, reason, quote, task, id
MATCH (b:Doubt)-[:EVIDENCED_BY]->(m:Mention)-[:QUOTED_FROM]->(:SourceText)<-[:HAS_TEXT]-(d:Document)
OPTIONAL MATCH (b)-[:DOUBT_ABOUT]->(t:Task)
RETURN substring(d.id, 4) AS document, m.charStart AS start, m.charEnd AS `end`, b.doubtKind AS kind, b.reason AS reason,
       m.exact AS quote, coalesce(t.title, substring(t.text, 0, 30)) AS task, b.id AS id
ORDER BY document, start, `end`, id
