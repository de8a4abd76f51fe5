import { fold } from './fold';
import { firstDay, lastDay } from './periods';
import type { IsoDate, Period } from './types';

export const FREQUENCIES = ['once', 'monthly', 'quarterly', 'continuous'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Days from the first to the last, both inclusive; a null end is open. */
export interface Span {
  start: IsoDate;
  end: IsoDate | null;
}

/** What a text of a plan says about time; null where the text does not say. */
export interface PlanPeriod extends Span {
  frequency: Frequency | null;
  /** How many times in the span, or in a year of an open one. */
  count: number | null;
  /** Expected only ("dự kiến"). */
  tentative: boolean;
}

const QUARTERS = ['i', 'ii', 'iii', 'iv'];
type Every = 'week' | 'month' | 'quarter';
const EVERY: Readonly<Record<string, Every>> = { tuan: 'week', thang: 'month', quy: 'quarter' };
const FREQUENCY_OF = { week: 'continuous', month: 'monthly', quarter: 'quarterly' } as const;

const yearSpan = (year: string | number): Span => ({
  start: firstDay(String(year)),
  end: lastDay(String(year)),
});

/**
 * Days of a plan as its title and year tell: the year, without an end where the title goes on with "và những năm tiếp
 * theo"; null = the plan names no year.
 */
export function planSpan(title: string, year: number | null): Span | null {
  if (year === null) return null;
  const open = new RegExp(`\\bnam ${year} va (nhung|cac) nam tiep theo\\b`).test(fold(title));
  return open ? { ...yearSpan(year), end: null } : yearSpan(year);
}

const spanOf = (first: Period, last: Period): Span => ({
  start: firstDay(first),
  end: lastDay(last),
});

/** "quy ii, quy iii": their numbers if they follow one another. */
function quartersIn(text: string): number[] | null {
  const numbers = text.split(/, | va /).map((one) => QUARTERS.indexOf(one.slice(4)) + 1);
  return numbers.every((n, i) => n > 0 && (i === 0 || n === (numbers[i - 1] ?? 0) + 1))
    ? numbers
    : null;
}

const SINGLE_YEAR = /^nam (\d{4})$/;
const QUARTER_LIST = /^(quy i(?:ii|i|v)?(?:(?:, | va )quy i(?:ii|i|v)?)*)(?:(?: nam |\/)(\d{4}))?$/;
const MONTH = /^thang (0?[1-9]|1[0-2])(?:(?: nam |\/)(\d{4}))?$/;
const PART_OF_YEAR = /^(6 thang dau|6 thang cuoi|9 thang(?: dau)?)(?: nam (\d{4}))?$/;

const DAY = String.raw`(?:ngay )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?`;
const BY_DAY = new RegExp(`^(?:hoan thanh )?(truoc|den het|den|cham nhat|khong qua) ${DAY}$`);
const FROM_TO = new RegExp(`^tu ${DAY} den (?:het )?${DAY}$`);
const ON_DAY = new RegExp(`^${DAY}$`);

/** A day that exists; `year` stands in for one that is left out. */
function dayIn(parts: readonly (string | undefined)[], year: string | null): Date | null {
  const [d = '', m = '', y = year ?? ''] = parts;
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return y !== '' && date.getUTCDate() === Number(d) && date.getUTCMonth() === Number(m) - 1
    ? date
    : null;
}

const iso = (date: Date): IsoDate => date.toISOString().slice(0, 10);

/** "trước ngày 30/6/2026" ends on the day before; "từ ngày … đến ngày …"; a single day. Null = names no days so. */
function datesOf(text: string, plan: Span | null, own: string | null): Span | null {
  const range = FROM_TO.exec(text);
  if (range) {
    const last = dayIn(range.slice(4, 7), own);
    const first = dayIn(range.slice(1, 4), last?.toISOString().slice(0, 4) ?? own);
    return first && last && { start: iso(first), end: iso(last) };
  }
  const by = BY_DAY.exec(text);
  if (by) {
    const day = dayIn(by.slice(2, 5), own);
    if (!day) return null;
    if (by[1] === 'truoc') day.setUTCDate(day.getUTCDate() - 1);
    const end = iso(day);
    return { start: plan && plan.start <= end ? plan.start : firstDay(end.slice(0, 4)), end };
  }
  const one = ON_DAY.exec(text);
  const day = one && dayIn(one.slice(1, 4), own);
  return day && { start: iso(day), end: iso(day) };
}

interface When extends Span {
  /** Whether it is the year (or the whole plan) and not a part of it. */
  whole: boolean;
}

const oneYear = ({ start, end }: Span): string | null =>
  end?.slice(0, 4) === start.slice(0, 4) ? start.slice(0, 4) : null;

/**
 * The period of a plan's task in words that say the same of another year: each year in it `by` later. Null = the words
 * are not understood, or would not be in that year (29/02): they are left to be seen to.
 */
export function inOtherYear(text: string, plan: Span | null, by: number): string | null {
  if (readPlanPeriod(text, plan) === null) return null;
  const moved = text.replace(/\b(?:19|20|21)\d\d\b/g, (year) => String(Number(year) + by));
  const later = (day: IsoDate) => `${Number(day.slice(0, 4)) + by}${day.slice(4)}`;
  const then = plan && { start: later(plan.start), end: plan.end && later(plan.end) };
  return readPlanPeriod(moved, then) === null ? null : moved;
}

/** The days a text names; `plan` stands in for a year that the text leaves out. Null = not understood. */
function whenOf(text: string, plan: Span | null): When | null {
  if (text === '' || text === 'qua trinh thuc hien') return plan && { ...plan, whole: true };
  const own = plan && oneYear(plan);
  if (text === 'nam') return own === null ? null : { ...yearSpan(own), whole: true };
  const open = /^nam (\d{4}) va (?:nhung|cac) nam tiep theo$/.exec(text);
  if (open?.[1]) return { ...yearSpan(open[1]), end: null, whole: true };
  const year = SINGLE_YEAR.exec(text);
  if (year?.[1]) return { ...yearSpan(year[1]), whole: true };

  const dates = datesOf(text, plan, own);
  if (dates) return { ...dates, whole: false };
  const found = QUARTER_LIST.exec(text) ?? MONTH.exec(text) ?? PART_OF_YEAR.exec(text);
  const [, what = '', said] = found ?? [];
  const of = said ?? own;
  if (!found || of === null) return null;
  if (/^\d+$/.test(what)) {
    const month = `${of}-${what.padStart(2, '0')}`;
    return { ...spanOf(month, month), whole: false };
  }
  if (what.startsWith('6 thang')) {
    const half = `${of}-H${what.endsWith('dau') ? 1 : 2}`;
    return { ...spanOf(half, half), whole: false };
  }
  if (what.startsWith('9 thang')) return { ...spanOf(`${of}-9M`, `${of}-9M`), whole: false };
  const quarters = quartersIn(what);
  if (!quarters) return null;
  return { ...spanOf(`${of}-Q${quarters[0]}`, `${of}-Q${quarters.at(-1)}`), whole: false };
}

const monthsIn = ({ start, end }: Span): number => {
  if (end === null) return 12;
  const month = (day: IsoDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(end) - month(start) + 1;
};

/** Weeks of a year count 52, as plans count them. */
function timesIn(span: Span, every: Every): number {
  const months = monthsIn(span);
  if (every === 'month') return months;
  return every === 'quarter' ? Math.floor(months / 3) : Math.floor((months * 52) / 12);
}

const HOW_OFTEN = /^(?:hang (tuan|thang|quy)|(\d+) [^/]+\/ ?(?:0?1 )?(tuan|thang|quy))$/;

function repeats(text: string): { every: Every; times: number } | null {
  const [, bare, times, unit] = HOW_OFTEN.exec(text) ?? [];
  const every = EVERY[bare ?? unit ?? ''];
  return every ? { every, times: times === undefined ? 1 : Number(times) } : null;
}

/**
 * Understands the words of a plan about time (requirements: "thường xuyên trong năm 2021", "Quý II, Quý III năm 2023",
 * "dự kiến trong quý II/2024", "01 chuyên mục/01 tháng", "hằng quý, 6 tháng, năm 2024"). Remarks of the one who typed
 * it in, "[?]" and "(nguồn không nêu…)", are passed over. `plan` (see planSpan) gives the days where the text names
 * none. Null = not understood: nothing is guessed.
 */
export function readPlanPeriod(text: string, plan: Span | null): PlanPeriod | null {
  const notes: string[] = [];
  const bare = fold(text.replace(/\[\?\]/g, ''))
    .replace(/\bmoi\b/g, 'hang')
    .replace(/ ?\(([^)]*)\)/g, (_, note: string) => {
      if (!/^(nguon khong neu|theo ten ke hoach)/.test(note)) notes.push(note);
      return '';
    })
    .trim()
    .replace(/\.$/, '');
  const [, tentative, constant, regular, within, rest = ''] =
    /^(du kien )?(?:(thuong xuyen)(?:,? |$))?(?:(dinh ky)(?: |$))?(trong )?(.*)$/.exec(bare) ?? [];

  let often: ReturnType<typeof repeats> = null;
  let when = rest;
  const series = /^(hang (?:tuan|thang|quy))(?:, 6 thang,(?= nam))?(?:,? |$)(?:trong )?(.*)$/.exec(
    rest,
  );
  if (series) {
    often = repeats(series[1] ?? '');
    // "hằng quý, 6 tháng, năm": the year ends with its last quarter, so it adds no report.
    when = /, 6 thang, nam$/.test(rest) ? '' : (series[2] ?? '');
  } else if (repeats(rest)) {
    often = repeats(rest);
    when = '';
  }
  if (notes.length > 1 || (notes.length === 1 && often)) return null;
  if (notes[0] !== undefined) {
    often = repeats(notes[0]);
    if (!often) return null;
  }
  if (bare === '' || (regular && !often)) return null;
  if (when === '' && !often && !constant) return null;
  const days = whenOf(when, plan);
  if (!days) return null;
  const { start, end, whole } = days;
  const span = { start, end };
  if (often) {
    const count = often.times * timesIn(span, often.every);
    return { ...span, frequency: FREQUENCY_OF[often.every], count, tentative: Boolean(tentative) };
  }
  if (tentative) return { ...span, frequency: whole ? null : 'once', count: 1, tentative: true };
  const steady = Boolean(constant) || end === null || (whole && Boolean(within));
  const frequency = steady ? 'continuous' : whole ? null : 'once';
  return { ...span, frequency, count: null, tentative: false };
}

/**
 * Whether the days and the frequency a table gives are those its text was understood to say; what the text leaves open
 * (a frequency, mostly) contradicts nothing.
 */
export function agrees(
  said: PlanPeriod,
  given: { start_date: IsoDate | null; end_date: IsoDate | null; frequency: string | null },
): boolean {
  return (
    said.start === given.start_date &&
    said.end === given.end_date &&
    (said.frequency === null || said.frequency === given.frequency)
  );
}
