import { groupBy } from './group-by';
import { decimalsOf, roundTo, summarise } from './numbers';
import { ratePercent } from './rates';
import type { IsoDate, Measure, Unit, UnitLink } from './types';
import { validOn } from './units-in-time';

/** Units by id with the links that lead into each: what a roll-up follows backwards. */
export interface Descent {
  units: ReadonlyMap<string, Unit>;
  into: ReadonlyMap<string, readonly UnitLink[]>;
}

/** Orders links for following them back; links between units of different levels are left out. */
export function descentOf(units: Iterable<Unit>, links: readonly UnitLink[]): Descent {
  const byId = new Map([...units].map((unit) => [unit.unit_id, unit]));
  const ofOneLevel = links.filter(({ from_unit_id, to_unit_id }) => {
    const [from, to] = [byId.get(from_unit_id), byId.get(to_unit_id)];
    return from_unit_id !== to_unit_id && !(from && to && from.level !== to.level);
  });
  return { units: byId, into: groupBy(ofOneLevel, (link) => link.to_unit_id) };
}

/** Units of `date` that make up a unit as it was on the day `until`; null when they do not make up the whole. */
function leaves(
  unit_id: string,
  until: IsoDate,
  date: IsoDate,
  descent: Descent,
  above: readonly string[],
): string[] | null {
  const unit = descent.units.get(unit_id);
  if (!unit || above.includes(unit_id)) return null;
  const links = (descent.into.get(unit_id) ?? []).filter(
    ({ effective_on }) => date < effective_on && effective_on <= until,
  );
  const there = validOn(unit, date);
  const full = links.filter((link) => link.extent === 'full');
  if (!there && (full.length === 0 || full.length < links.length)) return null;
  const found = there ? [unit_id] : [];
  for (const link of full) {
    const more = leaves(link.from_unit_id, link.effective_on, date, descent, [...above, unit_id]);
    if (more === null) return null;
    found.push(...more);
  }
  return found;
}

/**
 * The units that on `date` stood in the place of a unit that began later, through any number of full mergers,
 * sorted. Empty when the unit existed on that day (it is its own) or when they do not make up the whole of it:
 * links of a part never feed a roll-up.
 */
export function constituentsOf(unit_id: string, date: IsoDate, descent: Descent): string[] {
  const unit = descent.units.get(unit_id);
  if (!unit || unit.valid_from === null || unit.valid_from <= date) return [];
  return [...new Set(leaves(unit_id, unit.valid_from, date, descent, []) ?? [])].sort();
}

/** Every unit, of any day, that went fully into a unit when or before it began, sorted. */
export function familyOf(unit_id: string, descent: Descent): string[] {
  const found = new Set<string>();
  const follow = (id: string, until: IsoDate) => {
    for (const { from_unit_id, effective_on, extent } of descent.into.get(id) ?? []) {
      if (extent !== 'full' || effective_on > until || found.has(from_unit_id)) continue;
      if (from_unit_id === unit_id || !descent.units.has(from_unit_id)) continue;
      found.add(from_unit_id);
      follow(from_unit_id, effective_on);
    }
  };
  const began = descent.units.get(unit_id)?.valid_from ?? null;
  if (began !== null) follow(unit_id, began);
  return [...found].sort();
}

/** The first unit that went fully into a unit of `date` after that day: the figures of then are of less than it is now. */
export function absorbedLater(
  unit_id: string,
  date: IsoDate,
  descent: Descent,
): UnitLink | undefined {
  const unit = descent.units.get(unit_id);
  if (!unit || !validOn(unit, date)) return undefined;
  return (descent.into.get(unit_id) ?? [])
    .filter((link) => link.extent === 'full' && link.effective_on > date)
    .sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1))[0];
}

/** How figures of several units become one: by their counts, by adding, or by a mean. */
export type RollUpKind = 'rate' | 'count' | 'score';

/**
 * Of a percent or ratio that is counted (it declares what it divides by what, or belongs to no index of percents)
 * the rate of the whole follows from the counts only; a percent that an index is printed in (SIPAS) is a score.
 */
export function rollUpKind(indicator: {
  measure: Measure;
  declares_counts: boolean;
  index_measure: Measure | null;
}): RollUpKind {
  const { measure, declares_counts, index_measure } = indicator;
  if (measure === 'count' || measure === 'score') return measure;
  return !declares_counts && index_measure === measure ? 'score' : 'rate';
}

/** One constituent's figure. */
export interface RollUpPart {
  unit_id: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Population, people; null when not known or not asked for. */
  weight: number | null;
  withheld: boolean;
}

export type RollUpMethod = 'rate' | 'sum' | 'mean' | 'population_mean';
/** `no_counts`: a rate without numerator and denominator, which cannot be rolled up. */
export type MissingReason = 'no_value' | 'withheld' | 'no_weight' | 'no_counts';

export interface RollUp {
  method: RollUpMethod;
  /** Null when a part is missing. */
  value: number | null;
  /** Σ over the parts of a rate, when all have both. */
  numerator: number | null;
  denominator: number | null;
  /** Smallest and largest value of the parts that have one. */
  min: number | null;
  max: number | null;
  missing: { unit_id: string; reason: MissingReason }[];
}

export interface RollUpRule {
  kind: RollUpKind;
  /** 100 for percents, 1 for ratios. Of rates only. */
  scale: 1 | 100;
  /** Mean of scores by population. */
  weighted: boolean;
}

/** Decimals to which a roll-up is exact: what binary arithmetic adds lies behind them. */
const EXACT = 10;

function methodOf({ kind, weighted }: RollUpRule): RollUpMethod {
  if (kind === 'rate') return 'rate';
  if (kind === 'count') return 'sum';
  return weighted ? 'population_mean' : 'mean';
}

function lack(part: RollUpPart, method: RollUpMethod): MissingReason | null {
  const counted = part.numerator !== null && part.denominator !== null;
  if (method === 'rate' && counted) return null;
  if (part.value === null) return part.withheld ? 'withheld' : 'no_value';
  if (method === 'rate') return 'no_counts';
  return method === 'population_mean' && !((part.weight ?? 0) > 0) ? 'no_weight' : null;
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

/**
 * The figure of a unit from those of its constituents: Σnumerator ÷ Σdenominator of rates, the sum of counts, the mean
 * of scores (simple, or weighted by population). No value unless every part has what it takes; nothing is filled in.
 */
export function rollUp(parts: readonly RollUpPart[], rule: RollUpRule): RollUp {
  const method = methodOf(rule);
  const missing = parts.flatMap((part) => {
    const reason = lack(part, method);
    return reason === null ? [] : [{ unit_id: part.unit_id, reason }];
  });
  const whole = parts.length > 0 && missing.length === 0;
  const sum = (of: (part: RollUpPart) => number) => roundTo(total(parts.map(of)), EXACT);
  const numerator = whole && method === 'rate' ? sum((part) => part.numerator ?? 0) : null;
  const denominator = whole && method === 'rate' ? sum((part) => part.denominator ?? 0) : null;
  const valueOf = (): number | null => {
    if (!whole) return null;
    if (numerator !== null && denominator !== null) {
      const percent = ratePercent(numerator, denominator);
      return percent === null ? null : (percent * rule.scale) / 100;
    }
    if (method === 'sum') return sum((part) => part.value ?? 0);
    if (method === 'mean') return total(parts.map((part) => part.value ?? 0)) / parts.length;
    const weights = total(parts.map((part) => part.weight ?? 0));
    return total(parts.map((part) => (part.value ?? 0) * (part.weight ?? 0))) / weights;
  };
  const value = valueOf();
  const range = summarise(parts.flatMap((part) => part.value ?? []));
  return {
    method,
    value: value === null ? null : roundTo(value, EXACT),
    numerator,
    denominator,
    min: range?.min ?? null,
    max: range?.max ?? null,
    missing:
      whole && value === null
        ? parts.map(({ unit_id }) => ({ unit_id, reason: 'no_value' as const }))
        : missing,
  };
}

/** The year of the weights for a year: the same, else the nearest earlier one, else the first; null for none. */
export function weightYear(years: readonly number[], year: number): number | null {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  return sorted.findLast((one) => one <= year) ?? sorted[0] ?? null;
}

/** Decimals of the finest of the printed numbers: estimates are told apart no finer than that. */
export function printedDecimals(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
}

/** The unit of today that a unit went fully into, through any number of steps; itself when there is none. */
export function successorToday(unit_id: string, descent: Descent): string {
  const seen = new Set<string>();
  let id = unit_id;
  while (!seen.has(id) && descent.units.get(id)?.valid_to !== null) {
    seen.add(id);
    const links = [...descent.into.values()].flat();
    const next = links.find((link) => link.from_unit_id === id && link.extent === 'full');
    if (!next) return unit_id;
    id = next.to_unit_id;
  }
  return seen.has(id) ? unit_id : id;
}

/**
 * The units to show for those chosen: in current boundaries a dissolved one's place takes today's unit it went into,
 * in original ones a merged unit's place the units that made it up on the eve. Order is kept, none comes twice.
 */
export function unitsIn(
  boundaries: 'original' | 'current',
  unit_ids: readonly string[],
  descent: Descent,
): string[] {
  const parts = (id: string): string[] => {
    const links = descent.into.get(id) ?? [];
    const began = descent.units.get(id)?.valid_from ?? null;
    const made = links.filter((link) => began !== null && link.effective_on <= began);
    const full = made.length > 0 && made.every((link) => link.extent === 'full');
    return full ? made.map((link) => link.from_unit_id).sort() : [id];
  };
  const found = unit_ids.flatMap((id) =>
    boundaries === 'current' ? [successorToday(id, descent)] : parts(id),
  );
  return [...new Set(found)];
}
