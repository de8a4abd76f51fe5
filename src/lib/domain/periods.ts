import type { IsoDate, Period } from './types';

export const PERIOD_KINDS = ['year', 'half', 'nine_months', 'quarter', 'month'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period taken apart; `part` counts from 1 within the year, and is 1 for a year and for nine months. */
export interface ParsedPeriod {
  kind: PeriodKind;
  year: number;
  part: number;
}

const PATTERN = /^(\d{4})(?:-(?:H([12])|(9M)|Q([1-4])|(0[1-9]|1[0-2])))?$/;
const MONTHS: Record<PeriodKind, number> = {
  year: 12,
  half: 6,
  nine_months: 9,
  quarter: 3,
  month: 1,
};

/** Reads `2023`, `2023-H1`, `2023-9M`, `2023-Q3`, `2023-06`; anything else is null. */
export function parsePeriod(text: string): ParsedPeriod | null {
  const found = PATTERN.exec(text);
  if (!found) return null;
  const [, year, half, nine, quarter, month] = found;
  const of = (kind: PeriodKind, part: string | undefined): ParsedPeriod => ({
    kind,
    year: Number(year),
    part: part === undefined ? 1 : Number(part),
  });
  if (half) return of('half', half);
  if (nine) return of('nine_months', undefined);
  if (quarter) return of('quarter', quarter);
  if (month) return of('month', month);
  return of('year', undefined);
}

/** Writes a period the way the Data Package spells it. */
export function formatPeriod({ kind, year, part }: ParsedPeriod): Period {
  const head = String(year).padStart(4, '0');
  if (kind === 'half') return `${head}-H${part}`;
  if (kind === 'nine_months') return `${head}-9M`;
  if (kind === 'quarter') return `${head}-Q${part}`;
  if (kind === 'month') return `${head}-${String(part).padStart(2, '0')}`;
  return head;
}

function parsed(period: Period): ParsedPeriod {
  const found = parsePeriod(period);
  if (!found) throw new RangeError(`not a period: ${period}`);
  return found;
}

/** Kind of a period; throws RangeError for text that is none. */
export function periodKind(period: Period): PeriodKind {
  return parsed(period).kind;
}

/** Calendar year of a period. */
export function periodYear(period: Period): number {
  return parsed(period).year;
}

function firstMonth({ kind, part }: ParsedPeriod): number {
  return (part - 1) * MONTHS[kind] + 1;
}

function isoDate(year: number, month: number, day: number): IsoDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** First day of a period. */
export function firstDay(period: Period): IsoDate {
  const p = parsed(period);
  return isoDate(p.year, firstMonth(p), 1);
}

/** The day after a day. */
export const nextDay = (day: IsoDate): IsoDate =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Last day of a period. */
export function lastDay(period: Period): IsoDate {
  const p = parsed(period);
  const month = firstMonth(p) + MONTHS[p.kind] - 1;
  return isoDate(p.year, month, daysIn(p.year, month));
}

/**
 * The day on which the set of units of a period is read: its last day; for a full year 1 July.
 * So 2025 is measured on the 34 provinces of Resolution 202/2025/QH15 (in force 2025-07-01), and 2008
 * on the 64 provinces with Hà Tây (which ended on 2008-07-31), as its figures were printed.
 */
export function referenceDate(period: Period): IsoDate {
  const p = parsed(period);
  return p.kind === 'year' ? isoDate(p.year, 7, 1) : lastDay(period);
}

/** The months of a period, in time order; of a month itself. */
export function monthsOf(period: Period): Period[] {
  const p = parsed(period);
  const first = firstMonth(p);
  return Array.from({ length: MONTHS[p.kind] }, (_, i) =>
    formatPeriod({ kind: 'month', year: p.year, part: first + i }),
  );
}

/** The quarters a period is made of, in time order; none of a month. */
export function quartersOf(period: Period): Period[] {
  const p = parsed(period);
  const first = (firstMonth(p) - 1) / 3 + 1;
  return Array.from({ length: Math.floor(MONTHS[p.kind] / 3) }, (_, i) =>
    formatPeriod({ kind: 'quarter', year: p.year, part: first + i }),
  );
}

/** Orders periods by their last day; of those that end together the longer comes later. */
export function comparePeriods(a: Period, b: Period): number {
  const key = (period: Period) => {
    const p = parsed(period);
    return (p.year * 12 + firstMonth(p) + MONTHS[p.kind]) * 16 + MONTHS[p.kind];
  };
  return key(a) - key(b);
}

/** The latest of the periods that are of the same kind and earlier, or null: what a period is compared with. */
export function basePeriod(period: Period, periods: readonly Period[]): Period | null {
  const kind = periodKind(period);
  const earlier = periods.filter((p) => periodKind(p) === kind && comparePeriods(p, period) < 0);
  return sortPeriods(earlier).at(-1) ?? null;
}

/** A new array in time order. */
export function sortPeriods(periods: readonly Period[]): Period[] {
  return [...periods].sort(comparePeriods);
}
