import { referenceDate } from './periods';
import type { IsoDate, Level, Period, Unit, UnitLink } from './types';

/** Whether a unit exists on a day; both ends count, an unknown end is open. */
export function validOn(unit: Pick<Unit, 'valid_from' | 'valid_to'>, date: IsoDate): boolean {
  return (
    (unit.valid_from === null || unit.valid_from <= date) &&
    (unit.valid_to === null || unit.valid_to >= date)
  );
}

/** A value of a unit in a period in which the unit did not exist yet: its source counted back ("hồi tố"). */
export function isRetrospective(unit: Pick<Unit, 'valid_from'>, period: Period): boolean {
  return unit.valid_from !== null && unit.valid_from > referenceDate(period);
}

/** Ids from the parent upwards. Stops at an unknown parent and never loops. */
export function ancestorsOf(
  unitId: string,
  units: ReadonlyMap<string, Pick<Unit, 'parent_id'>>,
): string[] {
  const found: string[] = [];
  let next = units.get(unitId)?.parent_id ?? null;
  while (next !== null && next !== unitId && !found.includes(next)) {
    found.push(next);
    next = units.get(next)?.parent_id ?? null;
  }
  return found;
}

/** Units of a level that exist on the period's reference date, under `within` at any depth. */
export function unitsValidIn<U extends Unit>(
  units: readonly U[],
  level: Level,
  period: Period,
  within?: string,
): U[] {
  const date = referenceDate(period);
  const valid = units.filter((unit) => unit.level === level && validOn(unit, date));
  if (within === undefined) return valid;
  const byId = new Map(units.map((unit) => [unit.unit_id, unit]));
  return valid.filter((unit) => ancestorsOf(unit.unit_id, byId).includes(within));
}

/** Units of a level that exist today, that is, have no last day. */
export function unitsToday<U extends Unit>(units: readonly U[], level: Level): U[] {
  return units.filter((unit) => unit.level === level && unit.valid_to === null);
}

/** One step or several along the links; `link` is the last step that leads to `unit_id`. */
export interface LineageStep {
  unit_id: string;
  distance: number;
  link: UnitLink;
}

function walk(unitId: string, links: readonly UnitLink[], forward: boolean): LineageStep[] {
  const near = new Map<string, { id: string; link: UnitLink }[]>();
  for (const link of links) {
    const [from, to] = forward
      ? [link.from_unit_id, link.to_unit_id]
      : [link.to_unit_id, link.from_unit_id];
    const list = near.get(from);
    if (list) list.push({ id: to, link });
    else near.set(from, [{ id: to, link }]);
  }
  const steps: LineageStep[] = [];
  const seen = new Set([unitId]);
  let front = [unitId];
  for (let distance = 1; front.length > 0; distance++) {
    const next: string[] = [];
    for (const id of front) {
      for (const { id: reached, link } of near.get(id) ?? []) {
        if (seen.has(reached)) continue;
        seen.add(reached);
        next.push(reached);
        steps.push({ unit_id: reached, distance, link });
      }
    }
    front = next;
  }
  return steps;
}

/** Every unit that this one went into, directly or through others, nearest first. */
export function successorsOf(unitId: string, links: readonly UnitLink[]): LineageStep[] {
  return walk(unitId, links, true);
}

/** Every unit that went into this one, directly or through others, nearest first. */
export function predecessorsOf(unitId: string, links: readonly UnitLink[]): LineageStep[] {
  return walk(unitId, links, false);
}

/** What made a unit's territory another one between two periods. */
export interface TerritoryChange {
  effective_on: IsoDate;
  /** The other unit that went into this one or took from it; null when this unit itself began. */
  other_unit_id: string | null;
}

/**
 * The first change of a unit's territory between the reference dates of two periods (in either order):
 * another unit went into it, a part of it left, or it began. Null when it stayed what it was. With a `family`, the
 * units that made it up before it began, what passes between these is no change, nor is its beginning.
 */
export function changedBetween(
  unit: Pick<Unit, 'unit_id' | 'valid_from'>,
  period1: Period,
  period2: Period,
  links: readonly UnitLink[],
  family: readonly string[] = [],
): TerritoryChange | null {
  const [a, b] = [referenceDate(period1), referenceDate(period2)];
  const [from, to] = a <= b ? [a, b] : [b, a];
  const between = (date: IsoDate) => from < date && date <= to;
  const ours = (id: string) => id === unit.unit_id || family.includes(id);
  const changes: TerritoryChange[] = links
    .filter((link) => between(link.effective_on))
    .filter((link) => ours(link.to_unit_id) !== ours(link.from_unit_id))
    .map((link) => ({
      effective_on: link.effective_on,
      other_unit_id: ours(link.to_unit_id) ? link.from_unit_id : link.to_unit_id,
    }));
  if (family.length === 0 && unit.valid_from !== null && between(unit.valid_from)) {
    changes.push({ effective_on: unit.valid_from, other_unit_id: null });
  }
  const order = (change: TerritoryChange) =>
    `${change.effective_on} ${change.other_unit_id ?? '~'}`;
  return changes.sort((x, y) => (order(x) < order(y) ? -1 : 1))[0] ?? null;
}

/** First day of the 34 provinces (Resolution 202/2025/QH15). */
const MERGED_ON: IsoDate = '2025-07-01';

/** Which tile map shows the provinces of a period: of `63` or of `34`; null = today. */
export function tileEra(period: Period | null): '63' | '34' {
  return period !== null && referenceDate(period) < MERGED_ON ? '63' : '34';
}
