import { m } from '$lib/messages/generated/messages';

/** Questions that teach the data: what stands where, and what must be kept apart. */
export const EXAMPLES: readonly { title: () => string; sql: string }[] = [
  {
    title: m.sql_ex_ranking,
    sql: `SELECT n.short_vi AS tinh, o.value AS diem, o.status, o.source_id
FROM observations o
JOIN unit_names n ON n.unit_id = o.unit_id
  AND coalesce(n.valid_from, '') <= '2024-12-31'
  AND coalesce(n.valid_to, '9999') >= '2024-12-31'
WHERE o.indicator_id = 'papi' AND o.period = '2024' AND o.preferred
ORDER BY diem DESC, tinh`,
  },
  {
    title: m.sql_ex_trend,
    sql: `SELECT unit_id, indicator_id, period, value, source_id
FROM observations
WHERE indicator_id = 'papi-d5' AND unit_id IN ('gia-lai', 'da-nang')
  AND preferred AND breakdown IS NULL
ORDER BY unit_id, period`,
  },
  {
    title: m.sql_ex_coverage,
    sql: `SELECT o.indicator_id, left(o.period, 4) AS nam, count(DISTINCT o.unit_id) AS so_tinh
FROM observations o
JOIN indicators i ON i.indicator_id = o.indicator_id AND i.index_id = i.indicator_id
JOIN units u ON u.unit_id = o.unit_id AND u.level = 'province'
WHERE o.value IS NOT NULL
GROUP BY ALL
ORDER BY o.indicator_id, nam`,
  },
  {
    title: m.sql_ex_median,
    sql: `SELECT period AS nam, count(*) AS so_tinh, median(value) AS trung_vi,
  min(value) AS thap_nhat, max(value) AS cao_nhat
FROM observations
WHERE indicator_id = 'pci' AND preferred AND value IS NOT NULL
GROUP BY period
ORDER BY period`,
  },
  {
    title: m.sql_ex_merged,
    sql: `SELECT moi.short_vi AS tinh_moi, count(*) AS so_tinh_cu,
  string_agg(cu.short_vi, ', ' ORDER BY cu.short_vi) AS tinh_cu
FROM unit_links l
JOIN units u ON u.unit_id = l.to_unit_id AND u.level = 'province'
JOIN unit_names moi ON moi.unit_id = l.to_unit_id AND moi.valid_to IS NULL
JOIN unit_names cu ON cu.unit_id = l.from_unit_id AND cu.valid_to = '2025-06-30'
WHERE l.effective_on = '2025-07-01'
GROUP BY tinh_moi
ORDER BY tinh_moi`,
  },
  {
    title: m.sql_ex_conflict,
    sql: `SELECT unit_id, indicator_id, period, count(*) AS so_nguon,
  min(value) AS thap_nhat, max(value) AS cao_nhat, max(value) - min(value) AS chenh
FROM observations
WHERE breakdown IS NULL AND value IS NOT NULL
GROUP BY unit_id, indicator_id, period
HAVING chenh > 0
ORDER BY chenh DESC, unit_id, indicator_id, period`,
  },
  {
    title: m.sql_ex_breaks,
    sql: `SELECT i.short_vi AS chi_so, b.period AS tu_ky, b.reason_vi AS ly_do, b.source_id
FROM series_breaks b
JOIN indicators i ON i.indicator_id = b.indicator_id AND i.index_id = i.indicator_id
ORDER BY chi_so, tu_ky, ly_do`,
  },
  {
    title: m.sql_ex_tasks,
    sql: `SELECT a.name_vi AS co_quan, count(*) AS so_nhiem_vu
FROM task_agencies t
JOIN agencies a ON a.agency_id = t.agency_id
WHERE t.role = 'lead'
GROUP BY co_quan
ORDER BY so_nhiem_vu DESC, co_quan
LIMIT 20`,
  },
  {
    title: m.sql_ex_own,
    sql: `SELECT own_file AS tep, indicator_id, period, count(*) AS so_dong, avg(value) AS trung_binh
FROM all_observations
WHERE own
GROUP BY ALL
ORDER BY tep, indicator_id, period`,
  },
];
