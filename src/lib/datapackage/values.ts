import { formatPeriod, parsePeriod } from '../domain/periods';
import type { IsoDate, Period } from '../domain/types';
import type { ProblemCode } from './codes';

/** A cell read by its type, or the code of what is wrong with it. */
export type ReadValue<T> = { value: T } | { code: ProblemCode };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** A number as data packages write it: decimal point, no grouping. */
export function readStrictNumber(text: string): ReadValue<number> {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? { value } : { code: 'cell_number' };
}

/** A whole number as data packages write it. */
export function readStrictInteger(text: string): ReadValue<number> {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? { value } : { code: 'cell_integer' };
}

/** `true` or `false`. */
export function readStrictBoolean(text: string): ReadValue<boolean> {
  if (text === 'true') return { value: true };
  return text === 'false' ? { value: false } : { code: 'cell_boolean' };
}

function realDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const real =
    year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** An ISO date of a day that exists. */
export function readIsoDate(text: string): ReadValue<IsoDate> {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const value = found && realDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return value ? { value } : { code: 'cell_date' };
}

/** A date as people write it: `2025-12-31` (a time of day after it is dropped), `31/12/2025`, `1-7-2025`, `1.7.2025`. */
export function readDate(text: string): ReadValue<IsoDate> {
  const iso = /^(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d.*)?$/.exec(text);
  if (iso) return readIsoDate(iso[1] as string);
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  const value = found && realDay(Number(found[4]), Number(found[3]), Number(found[1]));
  return value ? { value } : { code: 'cell_date' };
}

/** Lower case without diacritics, đ as d, all else but letters and digits as one space: to compare what people type. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/**
 * A period as the Data Package spells it or as reports write it: `2023`, `Năm 2023`, `2023-Q3`,
 * `Quý III/2023`, `06/2023`, `Tháng 6/2023`, `6 tháng đầu năm 2023`, `9 tháng 2023`.
 */
export function readPeriod(text: string): ReadValue<Period> {
  const trimmed = text.trim();
  if (parsePeriod(trimmed)) return { value: trimmed };
  if (/^[^\p{L}\d]/u.test(trimmed)) return { code: 'cell_period' };
  const words = fold(trimmed);
  const made = (
    kind: 'year' | 'half' | 'nine_months' | 'quarter' | 'month',
    year: string,
    part = 1,
  ) => ({
    value: formatPeriod({ kind, year: Number(year), part }),
  });
  const year = /^(?:nam )?(\d{4})$/.exec(words);
  if (year && !/^\d+[^\d]+\d/.test(trimmed)) return made('year', year[1] as string);
  const quarter = /^(?:quy|q) ?(iv|i{1,3}|[1-4])(?: nam)? (\d{4})$/.exec(words);
  if (quarter) {
    const part = ROMAN[quarter[1] as string] ?? Number(quarter[1]);
    return made('quarter', quarter[2] as string, part);
  }
  const months = /^(6|9) thang(?: (dau|cuoi))?(?: nam)? (\d{4})$/.exec(words);
  if (months && months[1] === '6')
    return made('half', months[3] as string, months[2] === 'cuoi' ? 2 : 1);
  if (months && months[2] !== 'cuoi') return made('nine_months', months[3] as string);
  const month = /^(?:thang )?(0?[1-9]|1[0-2])(?: nam)? (\d{4})$/.exec(words);
  if (month) return made('month', month[2] as string, Number(month[1]));
  return { code: 'cell_period' };
}
