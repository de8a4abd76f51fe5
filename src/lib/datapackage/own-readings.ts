import type { Status } from '../domain/types';
import type { ProblemCode } from './codes';
import { fold, readDate, readPeriod } from './values';

const STATUS_WORDS: Record<string, Status> = {
  final: 'final',
  'chinh thuc': 'final',
  provisional: 'provisional',
  'tam tinh': 'provisional',
  'so bo': 'provisional',
  derived: 'derived',
  'suy ra': 'derived',
  'dan xuat': 'derived',
  estimated: 'estimated',
  'uoc tinh': 'estimated',
  conflict: 'conflict',
  'mau thuan': 'conflict',
  simulated: 'simulated',
  'mo phong': 'simulated',
};

/** What one distinct text of a cell means, or the code of what is wrong with it. */
export type Reading = { text: string } | { code: ProblemCode; expected?: string };

/** A period, see `readPeriod`. */
export function readPeriodText(text: string): Reading {
  const read = readPeriod(text);
  return 'code' in read ? { code: read.code } : { text: read.value };
}

/** A date, see `readDate`. */
export function readDateText(text: string): Reading {
  const read = readDate(text);
  return 'code' in read ? { code: read.code } : { text: read.value };
}

/** Any text that CSV can hold; its line breaks as `\n`. */
export function readFreeText(text: string): Reading {
  if (text.includes('\0')) return { code: 'text_binary' };
  if (text.includes('\uFFFD')) return { code: 'text_encoding' };
  return { text: text.replace(/\r\n?/g, '\n') };
}

/** `sector:…`, `channel:…` or `scope:…`. */
export function readBreakdown(text: string): Reading {
  return /^(sector|channel|scope):.+$/.test(text)
    ? { text }
    : { code: 'cell_pattern', expected: 'sector:…, channel:…, scope:…' };
}

/** A status by its id or its Vietnamese word. */
export function readStatus(text: string): Reading {
  const status = Object.hasOwn(STATUS_WORDS, fold(text)) ? STATUS_WORDS[fold(text)] : undefined;
  return status
    ? { text: status }
    : { code: 'cell_enum', expected: [...new Set(Object.values(STATUS_WORDS))].join(', ') };
}
