// deadlines-by-month: how much is due in each month, or in the year where no month is said
// 各月到期的指标数
// $year: int = null — only what is due in that year
// returns month, targets, tasks, organizations
MATCH (t:Task|SubItem|Plan)-[:HAS_TARGET]->(x:Target)
WHERE x.due IS NOT NULL AND ($year IS NULL OR EXISTS { MATCH (x)-[:DUE_IN]->(y:Year) WHERE y.gregorianYear = $year })
OPTIONAL MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t)
RETURN substring(x.due, 0, 7) AS month, count(DISTINCT x.id) AS targets, count(DISTINCT t.id) AS tasks,
       count(DISTINCT o.id) AS organizations
ORDER BY month
