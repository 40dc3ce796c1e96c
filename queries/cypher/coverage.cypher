// coverage: the priorities of a plan, and the work points that spell each of them out
// 重点工作由哪些工作要点细化
// $priorities: str = "重点" — words in the label of the list of priorities
// $uncovered: bool = false — only the priorities that nothing spells out
// $year: int = null — only priorities of that year
// returns year, plan, number, task, points, spelled_out_by[], organizations[], id
MATCH (t:Task)-[:IN_PLAN]->(p:Plan)
WHERE p.listLabel CONTAINS $priorities
OPTIONAL MATCH (t)-[:FOR_YEAR]->(y:Year)
WITH t, p, y.gregorianYear AS annual
WHERE $year IS NULL OR annual = $year
OPTIONAL MATCH (w:Task|SubItem)-[:ELABORATES]->(t)
WITH DISTINCT t, p, annual, w
ORDER BY w.id
WITH t, p, annual, count(w) AS items, collect(coalesce(w.title, substring(w.text, 0, 30))) AS titles
WHERE NOT $uncovered OR items = 0
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WITH t, p, annual, items, titles, o, r.position AS place
ORDER BY place, o.name, o.id
WITH t, p, annual, items, titles, collect(o.name) AS names
RETURN annual AS year, p.title AS plan, t.number AS number, coalesce(t.title, substring(t.text, 0, 30)) AS task, items AS points,
       titles AS spelled_out_by, names AS organizations, t.id AS id
ORDER BY year, plan, number, id
