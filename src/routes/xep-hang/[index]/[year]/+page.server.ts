import { drawRanking } from '../../draw.server';
import { loadYear, yearEntries } from '../../load.server';

export const entries = yearEntries;

export async function load({ params }) {
  const data = await loadYear(params.index, params.year);
  return { ...data, chart: data.ranking && drawRanking(data.ranking) };
}
