import { writeCsv } from '$lib/datapackage/write-csv';
import { asSimulated } from '$lib/exports/simulated-file';
import { ESTIMATE_COLUMNS, estimateCells } from '$lib/exports/estimate-cells';
import type { CompareIndicator } from '$lib/queries/answers/types';

const HEADER = [
  'unit_id',
  'unit',
  'indicator_id',
  'indicator',
  'period',
  'value',
  'rank',
  'of',
  'published_rank',
  'status',
  'own',
  'retrospective',
  ...ESTIMATE_COLUMNS,
  'estimated_rank',
  'estimated_of',
  'break_before',
  'source',
];

/** The figures of a chart, one row a point, for spreadsheets and machines alike. */
export function figuresCsv(
  figures: readonly CompareIndicator[],
  sources: readonly { source_id: string; title: string }[],
  simulated = false,
): string {
  const titles = new Map(sources.map((source) => [source.source_id, source.title]));
  const rows = figures.flatMap(({ indicator, series }) =>
    series.flatMap(({ unit, points }) =>
      points.map((point) => [
        unit.unit_id,
        unit.name_vi,
        indicator.indicator_id,
        indicator.name_vi,
        point.period,
        point.value,
        point.rank,
        point.of,
        point.published_rank,
        point.status,
        point.own,
        point.retrospective,
        ...estimateCells(point.estimate),
        point.estimated_rank,
        point.estimated_rank === null ? null : point.estimated_of,
        point.break_before,
        titles.get(point.source_id) ?? point.source_id,
      ]),
    ),
  );
  const table = simulated ? asSimulated(HEADER, rows) : { header: HEADER, rows };
  return writeCsv(table.header, table.rows, { bom: true });
}
