import { rankingCsv } from '../../../csv';
import { loadYear, yearEntries } from '../../../load.server';

export const prerender = true;
export const entries = yearEntries;

/** The figures of the page as a file, complete without JavaScript. */
export async function GET({ params }) {
  const { page, ranking, others, otherSources } = await loadYear(params.index, params.year);
  return new Response(rankingCsv(page.indicator, ranking, others, otherSources), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
}
