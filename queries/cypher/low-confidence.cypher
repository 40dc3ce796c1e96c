// low-confidence: facts that a rule of low measured precision read, and doubts, with the words to check them by
// 低置信度的事实与疑点
// $below: float = 0.8 — only facts of less confidence than that
// returns confidence, kind, rule, quote, document, start, end, id
CALL () {
  MATCH (n:Task|SubItem|Target|Doubt)-[:EVIDENCED_BY]->(m:Mention)
  WHERE n.confidence < $below OR n:Doubt
  RETURN n.confidence AS trust, CASE WHEN n:Task THEN 'Task' WHEN n:SubItem THEN 'SubItem' WHEN n:Target THEN 'Target' ELSE 'Doubt' END AS class,
         n.rule AS reader, n.id AS key, m AS span
  UNION
  MATCH (:Organization|Person|Task|Section|SubItem|Program)
        -[r:RESPONSIBLE_FOR|LEADS|ADVANCES|ELABORATES|CONTINUES]->(:Task|Section|SubItem|Program)
  WHERE r.confidence < $below
  UNWIND r.evidence AS shown
  MATCH (m:Mention)
  WHERE m.id = shown
  RETURN r.confidence AS trust,
         CASE type(r) WHEN 'RESPONSIBLE_FOR' THEN 'Responsibility' WHEN 'LEADS' THEN 'Leadership' WHEN 'ADVANCES' THEN 'Advancement'
                      WHEN 'ELABORATES' THEN 'Elaboration' ELSE 'Continuation' END AS class,
         r.rule AS reader, r.id AS key, m AS span
}
MATCH (span)-[:QUOTED_FROM]->(:SourceText)<-[:HAS_TEXT]-(d:Document)
RETURN trust AS confidence, class AS kind, reader AS rule, span.exact AS quote, substring(d.id, 4) AS document, span.charStart AS start,
       span.charEnd AS `end`, key AS id
ORDER BY confidence, kind, document, start, `end`, id, rule
