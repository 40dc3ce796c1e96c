// task: all that is known of a task: its plan and section, organizations, leaders, targets, programmes, parts and doubts
// 某一任务的全部内容
// $id: str — the id of the task, e.g. task.henan-kexie-2018.1.12
// returns aspect, value, detail, order, id
CALL () {
  MATCH (t:Task) WHERE t.id = $id
  RETURN 'title' AS kind, t.title AS shown, t.text AS more, t.number AS place, t.id AS key
  UNION
  MATCH (t:Task)-[:IN_PLAN]->(p:Plan) WHERE t.id = $id
  RETURN 'plan' AS kind, p.title AS shown, p.listLabel AS more, p.position AS place, p.id AS key
  UNION
  MATCH (t:Task)-[:FOR_YEAR]->(y:Year) WHERE t.id = $id
  RETURN 'year' AS kind, toString(y.gregorianYear) AS shown, null AS more, null AS place, y.id AS key
  UNION
  MATCH (t:Task)-[:PART_OF*1..]->(s:Section) WHERE t.id = $id
  RETURN 'section' AS kind, s.title AS shown, s.ordinal AS more, s.level AS place, s.id AS key
  UNION
  MATCH (t:Task)<-[r:RESPONSIBLE_FOR]-(o:Organization) WHERE t.id = $id
  RETURN 'organization' AS kind, o.name AS shown, r.role AS more, r.position AS place, o.id AS key
  UNION
  MATCH (t:Task)<-[r:LEADS]-(h:Person) WHERE t.id = $id
  RETURN 'leader' AS kind, h.name AS shown, r.role AS more, null AS place, h.id AS key
  UNION
  MATCH (t:Task)-[:HAS_TARGET]->(x:Target)-[:EVIDENCED_BY]->(m:Mention) WHERE t.id = $id
  RETURN 'target' AS kind, m.exact AS shown, x.due AS more, m.charStart AS place, x.id AS key
  UNION
  MATCH (t:Task)-[:ADVANCES]->(g:Program) WHERE t.id = $id
  RETURN 'programme' AS kind, g.name AS shown, g.programKind AS more, null AS place, g.id AS key
  UNION
  MATCH (t:Task)<-[:PART_OF]-(c:SubItem|Task) WHERE t.id = $id
  RETURN 'part' AS kind, coalesce(c.title, substring(c.text, 0, 30)) AS shown, c.text AS more, c.position AS place, c.id AS key
  UNION
  MATCH (t:Task)-[:ELABORATES]->(c:SubItem|Task) WHERE t.id = $id
  RETURN 'spells out' AS kind, coalesce(c.title, substring(c.text, 0, 30)) AS shown, c.text AS more, c.position AS place, c.id AS key
  UNION
  MATCH (t:Task)<-[:DOUBT_ABOUT]-(b:Doubt)-[:EVIDENCED_BY]->(m:Mention) WHERE t.id = $id
  RETURN 'doubt' AS kind, m.exact AS shown, b.reason AS more, m.charStart AS place, b.id AS key
}
RETURN kind AS aspect, shown AS value, more AS detail, place AS `order`, key AS id
ORDER BY aspect, `order`, id, value, detail
