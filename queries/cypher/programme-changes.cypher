// programme-changes: programmes that are new, have another name or are not named any more, from one plan of a body to its next
// 新设、更名与不再出现的项目
// $year: int = null — only what changed with the plan of that year
// returns year, change, programme, earlier, earlier_year, kind:ProgramKind, id
MATCH (g:Program)-[:FOR_YEAR]->(y:Year)
MATCH (g)-[:EVIDENCED_BY]->(:Mention)-[:QUOTED_FROM]->(:SourceText)<-[:HAS_TEXT]-(d:Document)
WITH DISTINCT g, y.gregorianYear AS annual, d
MATCH (d)<-[:ISSUED]-(:Organization)-[:ISSUED]->(:Plan)-[:FOR_YEAR]->(z:Year)
WITH g, annual, min(CASE WHEN z.gregorianYear > annual THEN z.gregorianYear END) AS following,
     max(CASE WHEN z.gregorianYear < annual THEN z.gregorianYear END) AS previous
OPTIONAL MATCH (g)-[:CONTINUES]->(e:Program)
OPTIONAL MATCH (e)-[:FOR_YEAR]->(f:Year)
WITH g, annual, following, previous, e, f.gregorianYear AS before, EXISTS { MATCH (:Program)-[:CONTINUES]->(g) } AS lives
UNWIND [
  CASE WHEN e IS NULL AND previous IS NOT NULL THEN 'new' WHEN e.name <> g.name THEN 'renamed' ELSE '' END,
  CASE WHEN following IS NOT NULL AND NOT lives THEN 'dropped' ELSE '' END
] AS what
WITH DISTINCT g, what, CASE what WHEN 'dropped' THEN following ELSE annual END AS changed,
     CASE what WHEN 'renamed' THEN e.name END AS former, CASE what WHEN 'renamed' THEN before WHEN 'dropped' THEN annual END AS ended
WHERE what <> '' AND ($year IS NULL OR changed = $year)
RETURN changed AS year, what AS change, g.name AS programme, former AS earlier, ended AS earlier_year, g.programKind AS kind, g.id AS id
ORDER BY year, change, programme, id, earlier, earlier_year
