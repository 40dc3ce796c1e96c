// target-totals: what the targets of one unit and object add up to
// 按单位和对象汇总的指标
// $year: int = null — only targets of tasks of that year
// $unit: str = null — only targets in that unit, e.g. 人
// returns unit, object, targets, total, upper, least, most, tasks
MATCH (w:Task|SubItem|Plan)-[:HAS_TARGET]->(x:Target)
WHERE x.targetKind = 'count' AND ($unit IS NULL OR x.unit = $unit)
  AND ($year IS NULL OR EXISTS { MATCH (w)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year })
WITH x.unit AS measure, x.targetObject AS what, x, w.id AS item, coalesce(x.value, x.minValue) AS low, coalesce(x.value, x.maxValue) AS high
WITH measure, what, count(DISTINCT x) AS promised, sum(low) AS lower_sum, sum(high) AS upper_sum, min(low) AS smallest,
     max(high) AS largest, count(DISTINCT item) AS items
RETURN measure AS unit, what AS object, promised AS targets, round(lower_sum * 1000) / 1000.0 AS total,
       round(upper_sum * 1000) / 1000.0 AS upper, smallest AS least, largest AS most, items AS tasks
ORDER BY unit, total DESC, object
