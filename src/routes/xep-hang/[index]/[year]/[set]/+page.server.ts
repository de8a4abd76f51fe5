import { drawRanking } from '../../../draw.server';
import { loadYear, setEntries } from '../../../load.server';

export const entries = setEntries;

/** The same year over the other set of units: as they are today, or as they were. */
export async function load({ params }) {
  const data = await loadYear(params.index, params.year, params.set);
  return { ...data, chart: data.ranking && drawRanking(data.ranking) };
}
