import { error } from '@sveltejs/kit';
import { writeCsv } from '$lib/datapackage/write-csv';
import { distributionOf, indicatorEntries } from '../load.server';
import { FIVE, fiveOf, noteOf } from '../distribution-table';

export const prerender = true;

export async function entries() {
  const all = await indicatorEntries();
  const drawn = await Promise.all(all.map(({ indicator }) => distributionOf(indicator)));
  return all.filter((_, i) => drawn[i]);
}

const HEADER = [
  'indicator_id',
  'indicator',
  'period',
  'units_with_value',
  'units',
  ...FIVE,
  'national',
  'note',
  'sources',
];

/** The table of the distribution as a file. */
export async function GET({ params }) {
  const answer = await distributionOf(params.indicator);
  if (!answer) error(404);
  const titles = new Map(answer.sources.map((source) => [source.source_id, source.title]));
  const rows = [...answer.years]
    .reverse()
    .map((year) => [
      answer.indicator.indicator_id,
      answer.indicator.name_vi,
      year.period,
      year.values.length,
      year.expected,
      ...fiveOf(year),
      year.national,
      noteOf(year),
      [...new Set(year.source_ids)].map((id) => titles.get(id) ?? id).join('; '),
    ]);
  return new Response(writeCsv(HEADER, rows, { bom: true }), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
}
