// evidence: the words of the documents that show a thing or a relation
// 某一事实的原文依据
// $id: str — a task, target, organization … or relation (resp.…, adv.…, cont.…), e.g. task.henan-kexie-2018.1.12
// returns quote, document, start, end, rule, confidence
CALL () {
  MATCH (n:Document|Plan|Section|Task|SubItem|Organization|Program|Target|Year|Person|Doubt)-[:EVIDENCED_BY]->(m:Mention)
  WHERE n.id = $id
  RETURN m AS span, n.rule AS reader, n.confidence AS trust
  UNION
  MATCH (:Organization|Person|Task|Section|SubItem|Program)
        -[r:RESPONSIBLE_FOR|LEADS|ADVANCES|ELABORATES|CONTINUES]->(:Task|Section|SubItem|Program)
  WHERE r.id = $id
  UNWIND r.evidence AS shown
  MATCH (m:Mention)
  WHERE m.id = shown
  RETURN m AS span, r.rule AS reader, r.confidence AS trust
}
MATCH (span)-[:QUOTED_FROM]->(:SourceText)<-[:HAS_TEXT]-(d:Document)
RETURN span.exact AS quote, substring(d.id, 4) AS document, span.charStart AS start, span.charEnd AS `end`,
       reader AS rule, trust AS confidence
ORDER BY document, start, `end`, rule
