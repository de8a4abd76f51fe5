import { compareNumbers } from './numbers';
import { competitionRanks } from './ranking';
import type { Direction, Finding } from './types';

/** top: best values of a period; improved: largest change for the better since the period before. */
export const EMULATION_RULES = ['top', 'improved'] as const;
export type EmulationRule = (typeof EMULATION_RULES)[number];

/** Somebody on the list; all who share a place stand on it. */
export interface Listed<T> {
  place: number;
  of: T;
}

export interface EmulationList<T> {
  /** Best first. */
  listed: Listed<T>[];
  /** How many could be considered. */
  considered: number;
  /** How many share the last place on the list, when that made it longer than asked for; else 0. */
  tied: number;
  /** Why there is no list; null when there is one. */
  refused: Finding | null;
}

const none = (refused: Finding, considered = 0): EmulationList<never> => ({
  ...{ listed: [], considered, tied: 0, refused },
});

interface Valued<T> {
  of: T;
  value: number;
}

/**
 * The best `n` and everybody equal to the last of them: nobody is left out whose value is as good as that of somebody
 * on the list. Equal places as in a ranking, 1-2-2-4.
 */
export function best<T>(
  all: readonly Valued<T>[],
  n: number,
  direction: Direction,
): EmulationList<T> {
  const cells = all.map(({ value }, i) => ({ unit_id: String(i), value }));
  const ranks = competitionRanks(cells, direction);
  const listed = all
    .map(({ of }, i) => ({ of, place: ranks.get(String(i)) ?? Infinity }))
    .filter(({ place }) => place <= n)
    .sort((a, b) => compareNumbers(a.place, b.place));
  const last = listed.at(-1)?.place;
  const tied = listed.length > n ? listed.filter(({ place }) => place === last).length : 0;
  return { listed, considered: all.length, tied, refused: null };
}

/** Where a figure is from: never two of these in one list. */
export type FigureOrigin = 'published' | 'own' | 'estimated' | 'simulated';

/** A unit of a ranking, as far as a list needs it. */
export interface EmulationUnit {
  value: number | null;
  rank: number | null;
  published_rank: number | null;
  /** Among how many the rank was printed; null = not said. */
  published_of: number | null;
  /** Now minus the period before; null where the two are not comparable. */
  change_value: number | null;
  /** Why `change_value` is null. */
  reason: Finding | null;
  origin: FigureOrigin;
}

/** One origin for all, else why there may be no list: `mixed_origin`, `simulated_figures`, `rank_estimated`. */
function originFault(units: readonly EmulationUnit[]): Finding | null {
  const origins = new Set(units.map(({ origin }) => origin));
  if (origins.has('simulated')) return { code: 'simulated_figures', params: {} };
  if (origins.size > 1) return { code: 'mixed_origin', params: {} };
  return origins.has('estimated') ? { code: 'rank_estimated', params: {} } : null;
}

/**
 * The best `n` of a complete ranking. `incomplete` is why the ranking has no ranks; the list then says so.
 */
export function topList<T extends EmulationUnit>(
  units: readonly T[],
  n: number,
  direction: Direction | null,
  incomplete: Finding | null,
): EmulationList<T> {
  if (direction === null) return none({ code: 'no_direction', params: {} });
  if (incomplete) return none(incomplete);
  const ranked = units.filter(({ value, rank }) => value !== null && rank !== null);
  const fault = originFault(units.filter(({ value }) => value !== null));
  if (fault) return none(fault);
  if (ranked.length === 0) return none({ code: 'rank_not_computed', params: {} });
  return best(
    ranked.map((of) => ({ of, value: of.value ?? 0 })),
    n,
    direction,
  );
}

/**
 * The best `n` by the rank its source printed, where too few values are known to rank. Only as long as it is certain
 * that nobody is missing: some later rank r is known too, and r−1 units are known before it. Else null.
 */
export function printedTopList<T extends EmulationUnit>(
  units: readonly T[],
  n: number,
): EmulationList<T> | null {
  const printed = units.flatMap((of) =>
    of.published_rank === null ? [] : [{ of, value: of.published_rank }],
  );
  if (originFault(printed.map(({ of }) => of))) return null;
  // Ranks among other units are another list.
  if (new Set(printed.flatMap(({ of }) => of.published_of ?? [])).size > 1) return null;
  const certain = printed.some(
    ({ value: r }) => r > n && printed.filter(({ value }) => value < r).length === r - 1,
  );
  if (!certain) return null;
  const list = best(printed, n, 'lower_better');
  // The rank that was printed is the place.
  return { ...list, listed: list.listed.map(({ of }) => ({ of, place: of.published_rank ?? 0 })) };
}

/** What a list of the most improved compares. */
export interface Improvement<T> {
  units: readonly T[];
  direction: Direction | null;
  /** Why the period, or the one before, has no ranks; null when both are complete. */
  incomplete: Finding | null;
  incomplete_before: Finding | null;
  /** Why the two periods as wholes may not be compared (another set of units, a break); null when they may. */
  apart: Finding | null;
}

const reasonKey = ({ code, params }: Finding) =>
  JSON.stringify([code, params['reason_code'], params['period']]);

/** The reason most units share. */
function commonReason(units: readonly EmulationUnit[]): Finding {
  const found = new Map<string, { reason: Finding; n: number }>();
  for (const { reason } of units) {
    if (reason === null) continue;
    const key = reasonKey(reason);
    found.set(key, { reason, n: (found.get(key)?.n ?? 0) + 1 });
  }
  const [first] = [...found.values()].sort((a, b) => b.n - a.n);
  return first?.reason ?? { code: 'no_previous_value', params: {} };
}

/**
 * The `n` that improved most; who did not improve is never on the list, so it may be shorter. Refused with the reason
 * where a period is incomplete, the two are `apart`, or no unit can be compared; `none_improved` when all could be
 * and none did.
 */
export function improvedList<T extends EmulationUnit>(
  { units, direction, incomplete, incomplete_before, apart }: Improvement<T>,
  n: number,
): EmulationList<T> {
  if (direction === null) return none({ code: 'no_direction', params: {} });
  const why = apart ?? incomplete ?? incomplete_before;
  if (why) return none(why);
  const compared = units.filter(({ change_value }) => change_value !== null);
  if (compared.length === 0) return none(commonReason(units));
  const fault = originFault(compared);
  if (fault) return none(fault);
  const sign = direction === 'lower_better' ? -1 : 1;
  const risen = compared
    .map((of) => ({ of, value: sign * (of.change_value ?? 0) }))
    .filter(({ value }) => value > 0);
  if (risen.length === 0) return none({ code: 'none_improved', params: {} }, compared.length);
  return { ...best(risen, n, 'higher_better'), considered: compared.length };
}
