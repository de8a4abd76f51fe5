import type { Cell } from '$lib/datapackage/batch';
import { isRetrospective } from '$lib/domain/units-in-time';
import { writeCsv } from '$lib/datapackage/write-csv';
import { asSimulated } from '$lib/exports/simulated-file';
import { ESTIMATE_COLUMNS, estimateCells } from '$lib/exports/estimate-cells';
import type { IndicatorRow, RankingAnswer, SourceRow } from '$lib/queries/answers/types';
import type { FigureOfYear } from '$lib/queries/figures-of-year';

const HEADER = [
  'unit_id',
  'unit',
  'indicator_id',
  'indicator',
  'period',
  'value',
  'numerator',
  'denominator',
  'rank',
  'of',
  'published_rank',
  'published_of',
  'change_value',
  'change_rank',
  'base_period',
  'boundaries',
  'status',
  'own',
  'retrospective',
  ...ESTIMATE_COLUMNS,
  'estimated_rank',
  'estimated_of',
  'as_of',
  'source_id',
  'source',
  'note',
];

type Titles = ReadonlyMap<string, string>;

const titlesOf = (sources: readonly SourceRow[]): Titles =>
  new Map(sources.map((one) => [one.source_id, one.title]));

function ranked(answer: RankingAnswer, titles: Titles): Cell[][] {
  const { indicator, period, rows, boundaries, estimated_of } = answer;
  return rows.map((row) => [
    row.unit_id,
    row.name_vi,
    indicator.indicator_id,
    indicator.name_vi,
    period,
    row.value,
    row.numerator,
    row.denominator,
    row.rank,
    row.of,
    row.published_rank,
    row.published_of,
    row.change_value,
    row.change_rank,
    row.change_value === null ? null : row.base_period,
    boundaries,
    row.status,
    row.own,
    row.retrospective,
    ...estimateCells(row.estimate),
    row.estimated_rank,
    row.estimated_rank === null ? null : estimated_of,
    row.as_of,
    row.source_id,
    titles.get(row.source_id ?? '') ?? null,
    row.note,
  ]);
}

function scattered(indicator: IndicatorRow, rows: readonly FigureOfYear[], titles: Titles) {
  return rows.map((row): Cell[] => [
    row.unit_id,
    row.name_vi,
    indicator.indicator_id,
    indicator.name_vi,
    row.period,
    row.value,
    row.numerator,
    row.denominator,
    null,
    null,
    row.published_rank,
    row.published_of,
    null,
    null,
    null,
    null,
    row.status,
    row.own,
    isRetrospective(row, row.period),
    ...estimateCells(null),
    null,
    null,
    row.as_of,
    row.source_id,
    titles.get(row.source_id) ?? null,
    row.note,
  ]);
}

/** A ranking, and the figures beside it, as the page shows them and in its order, with a BOM for spreadsheets. */
export function rankingCsv(
  indicator: IndicatorRow,
  answer: RankingAnswer | null,
  others: readonly FigureOfYear[],
  otherSources: readonly SourceRow[],
  simulated = false,
): string {
  const titles = titlesOf([...(answer?.sources ?? []), ...otherSources]);
  const rows = [...(answer ? ranked(answer, titles) : []), ...scattered(indicator, others, titles)];
  const table = simulated ? asSimulated(HEADER, rows) : { header: HEADER, rows };
  return writeCsv(table.header, table.rows, { bom: true });
}
