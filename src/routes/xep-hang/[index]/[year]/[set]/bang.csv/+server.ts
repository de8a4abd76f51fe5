import { rankingCsv } from '../../../../csv';
import { loadYear, setEntries } from '../../../../load.server';

export const prerender = true;
export const entries = setEntries;

/** The figures of the page as a file, complete without JavaScript. */
export async function GET({ params }) {
  const { page, ranking, others, otherSources } = await loadYear(
    params.index,
    params.year,
    params.set,
  );
  return new Response(rankingCsv(page.indicator, ranking, others, otherSources), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
}
