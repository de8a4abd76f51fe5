import { groupBy } from './group-by';
import { decimalsOf, roundTo } from './numbers';
import { periodYear } from './periods';
import { findingOf, type QualityFinding, type QualityRow } from './quality';
import type { Level, Period } from './types';

/** One version of a scoring framework as far as sums and maxima need it. */
export interface RuleSet {
  framework_id: string;
  index_id: string;
  level: Level | null;
  scope_unit_id: string | null;
  year_from: number | null;
  year_to: number | null;
  items: readonly { indicator_id: string; max_points: number | null; weight: number | null }[];
}

/** How the parts of an item make it up: value = Σ factor × part. */
export interface Addition {
  whole: string;
  parts: readonly { indicator_id: string; factor: number }[];
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/**
 * What a framework says may be added: items whose parts have weights, or else maxima, that add up to their own
 * maximum. Nothing where a maximum is unknown or the known ones do not add up.
 */
export function additionsOf(
  { items }: Pick<RuleSet, 'items'>,
  parentOf: (indicator_id: string) => string | null,
): Addition[] {
  const children = groupBy(items, ({ indicator_id }) => parentOf(indicator_id));
  return items.flatMap(({ indicator_id: whole, max_points: most }): Addition[] => {
    const parts = children.get(whole) ?? [];
    if (most === null || parts.length < 2) return [];
    const weights = parts.flatMap(({ weight }) => weight ?? []);
    const maxima = parts.flatMap(({ max_points }) => max_points ?? []);
    if (maxima.length < parts.length) return [];
    if (weights.length === parts.length && near(total(weights), most)) {
      const factor = (part: (typeof parts)[number]) =>
        (part.weight ?? 0) / (part.max_points ?? Number.NaN);
      return [{ whole, parts: parts.map((part) => ({ ...part, factor: factor(part) })) }];
    }
    if (weights.length > 0 || !near(total(maxima), most)) return [];
    return [{ whole, parts: parts.map((part) => ({ ...part, factor: 1 })) }];
  });
}

/** The frameworks that score a unit in a period, index by index: those of what it belongs to, else the country's. */
export function rulesFor<R extends RuleSet>(
  rules: readonly R[],
  unit: Pick<QualityRow, 'unit_id' | 'level' | 'ancestors'>,
  period: Period,
): R[] {
  const year = periodYear(period);
  const above = unit.ancestors.split(' ').filter((id) => id !== '');
  // Who scores an agency is what it belongs to: ministries are not scored as departments of a province are.
  const places = unit.level === 'agency' ? above.slice(0, 1) : above;
  const fit = rules.filter(
    (rule) =>
      (rule.level === null || rule.level === unit.level) &&
      rule.year_from !== null &&
      rule.year_from <= year &&
      (rule.year_to === null || rule.year_to >= year) &&
      (rule.scope_unit_id === null || places.includes(rule.scope_unit_id)),
  );
  return [...groupBy(fit, (rule) => rule.index_id).values()].flatMap((some) => {
    const own = some.filter((rule) => rule.scope_unit_id !== null);
    return own.length > 0 ? own : some;
  });
}

/**
 * Whether a whole differs from its parts by more than their printed decimals explain, and what they add up to; null
 * where it does not, or a part is unknown. Scores that are given, not rounded (`rounded` false), must add up exactly.
 */
export function sumDiffers(
  whole: number,
  { parts }: Addition,
  valueOf: (indicator_id: string) => number | null,
  rounded = true,
): number | null {
  const half = (value: number) => (rounded ? 0.5 * 10 ** -decimalsOf(value) : 0);
  let sum = 0;
  let allowed = half(whole);
  for (const { indicator_id, factor } of parts) {
    const value = valueOf(indicator_id);
    if (value === null) return null;
    sum += factor * value;
    allowed += factor * half(value);
  }
  return Math.abs(sum - whole) > allowed + 1e-6 ? roundTo(sum, 4) : null;
}

/** Wholes that differ from the sum of their parts, and scores above the maximum of their framework. */
export function limitFindings(
  rows: readonly QualityRow[],
  rules: readonly (RuleSet & { additions: readonly Addition[] })[],
): QualityFinding[] {
  const counted = rows.filter(
    (row) => row.preferred && row.value !== null && row.breakdown === null,
  );
  const cells = groupBy(counted, (row) => `${row.unit_id}\n${row.period}`);
  return [...cells.values()].flatMap((cell) => {
    const [first] = cell;
    if (!first) return [];
    const byId = new Map(cell.map((row) => [row.indicator_id, row]));
    const valueOf = (id: string) => byId.get(id)?.value ?? null;
    return rulesFor(rules, first, first.period).flatMap(({ items, additions }) => {
      const above = items.flatMap(({ indicator_id, max_points }) => {
        const row = byId.get(indicator_id);
        if (!row || row.value === null || max_points === null || row.value <= max_points) return [];
        return [findingOf('score_above_maximum', row, { value: row.value, max: max_points })];
      });
      const sums = additions.flatMap((addition) => {
        const row = byId.get(addition.whole);
        if (!row || row.value === null) return [];
        const computed = sumDiffers(row.value, addition, valueOf);
        const params = { value: row.value, parts: addition.parts.length };
        return computed === null ? [] : [findingOf('sum_differs', row, { ...params, computed })];
      });
      return [...above, ...sums];
    });
  });
}

/** Of the feedback that came in, more was handled than was received. */
export function feedbackFindings(
  rows: readonly QualityRow[],
  received = 'feedback-received-count',
  handled = 'feedback-handled-rate',
): QualityFinding[] {
  const key = (row: QualityRow) => [row.unit_id, row.period, row.breakdown ?? ''].join('\n');
  const of = (id: string) => rows.filter((row) => row.indicator_id === id && row.preferred);
  const done = new Map(of(handled).map((row) => [key(row), row.numerator]));
  return of(received).flatMap((row) => {
    const count = done.get(key(row)) ?? null;
    if (count === null || row.value === null || count <= row.value) return [];
    return [findingOf('handled_above_received', row, { handled: count, received: row.value })];
  });
}
