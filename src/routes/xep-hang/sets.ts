import type { Boundaries, Estimate, Weighting } from '$lib/queries/answers/types';

/** Words of the address for the set of units that the page of a year does not show by itself. */
export const SET_WORDS: Record<Boundaries, string> = {
  original: 'ranh-gioi-goc',
  current: 'ranh-gioi-hien-nay',
};

/** The two sets of units of a ranking, as the switch needs them. */
export interface Sets {
  /** Address of a set, with a unit marked in it. */
  address: (set: Boundaries, us: string | null) => string;
  weighting: Weighting;
  onweighting: (weighting: Weighting) => void;
}

interface Row {
  unit_id: string;
  short_vi: string;
  estimate: Estimate | null;
}

/** The row of a unit marked in either set: its own, or that of the unit it went into. */
export function usAmong(rows: readonly Row[], us: string | null): string | null {
  if (us === null || rows.some((row) => row.unit_id === us)) return us;
  const heir = rows.find((row) => row.estimate?.parts.some((part) => part.unit_id === us));
  return heir?.unit_id ?? us;
}

/** The unit of before that stands for a merged one: the one that gave its name, else the first. */
export function usBefore(rows: readonly Row[], us: string | null): string | null {
  const row = rows.find((one) => one.unit_id === us);
  const parts = row?.estimate?.parts ?? [];
  const named = parts.find((part) => part.short_vi === row?.short_vi) ?? parts[0];
  return named?.unit_id ?? us;
}
