import type { Period } from '../../domain/types';
import { isRetrospective, unitsToday, unitsValidIn } from '../../domain/units-in-time';
import type { CellRow } from '../cells';
import type { UnitOfLevelRow } from '../units-of-level';
import type { Context } from './context';
import type { Boundaries } from './types';

/**
 * The set a period is read over. By itself: the units of the time, unless a source counted back to units that did
 * not exist yet and today's units are covered better; then those. `differs`: some of the set did not exist yet.
 */
export function setOfPeriod(
  all: readonly UnitOfLevelRow[],
  rows: readonly CellRow[],
  context: Context,
  period: Period,
  boundaries: Boundaries | undefined,
): { set: UnitOfLevelRow[]; boundaries: Boundaries; differs: boolean } {
  const original = unitsValidIn(all, context.level, period);
  const today = unitsToday(all, context.level);
  const early = new Set(all.filter((unit) => isRetrospective(unit, period)).map((u) => u.unit_id));
  const have = new Set(rows.map((row) => row.unit_id));
  const share = (set: readonly UnitOfLevelRow[]) =>
    set.length === 0 ? 0 : set.filter((unit) => have.has(unit.unit_id)).length / set.length;
  const countedBack = [...have].some((id) => early.has(id));
  const current =
    boundaries === 'current' ||
    (boundaries === undefined && countedBack && share(today) > share(original));
  return current
    ? {
        set: today,
        boundaries: 'current',
        differs: today.some((unit) => early.has(unit.unit_id)),
      }
    : { set: original, boundaries: 'original', differs: false };
}

/**
 * Whether a unit stands in the official register of its level: provinces and regions all do, districts and
 * communes by their code (a document may name one that no list tells apart), agencies have no register.
 */
export function inRegister({ level, code }: UnitOfLevelRow): boolean {
  if (level === 'agency') return false;
  return level === 'province' || level === 'region' || level === 'country' || code !== null;
}

/**
 * The units a complete ranking of figures needs; null when no complete register of them is known. Printed sizes of a
 * ranking prove a list of agencies complete: there is no register of them.
 */
export function expectedUnits(
  { level }: Context,
  set: readonly UnitOfLevelRow[],
  kept: readonly CellRow[],
): string[] | null {
  if (level === 'country') return null;
  if (level !== 'agency') return set.filter(inRegister).map((unit) => unit.unit_id);
  const printed = Math.max(0, ...kept.map((row) => row.published_of ?? 0));
  return kept.length > 0 && printed === kept.length ? kept.map((row) => row.unit_id) : null;
}
