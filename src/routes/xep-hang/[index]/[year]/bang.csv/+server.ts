import { writeCsv } from '$lib/datapackage/write-csv';
import { loadYear, yearEntries } from '../../../load.server';

export const prerender = true;
export const entries = yearEntries;

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
  'status',
  'as_of',
  'source_id',
  'source',
  'note',
];

/** The figures of the page as it shows them, in its order, with their sources. */
export async function GET({ params }) {
  const { page, ranking, others, otherSources } = await loadYear(params.index, params.year);
  const sources = new Map(
    [...(ranking?.sources ?? []), ...otherSources].map((one) => [one.source_id, one.title]),
  );
  const { indicator_id, name_vi } = page.indicator;
  const ranked = (ranking?.rows ?? []).map((row) => [
    row.unit_id,
    row.name_vi,
    indicator_id,
    name_vi,
    params.year,
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
    row.status,
    row.as_of,
    row.source_id,
    sources.get(row.source_id ?? '') ?? null,
    row.note,
  ]);
  const scattered = others.map((row) => [
    row.unit_id,
    row.name_vi,
    indicator_id,
    name_vi,
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
    row.status,
    row.as_of,
    row.source_id,
    sources.get(row.source_id) ?? null,
    row.note,
  ]);
  return new Response(writeCsv(HEADER, [...ranked, ...scattered], { bom: true }), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
}
