import { LINES_BEFORE } from './explore';
import { readingStatement, type StatementFault } from './reading-statement';

/** Where in the reader's text, both from 1. */
export interface Place {
  line: number;
  column: number;
}

type Named =
  /** `name` is what the text says. */
  | { code: 'table_unknown' | 'column_unknown' | 'function_unknown' | 'ungrouped'; name: string }
  /** `uses` are names that tell it apart. */
  | { code: 'ambiguous'; name: string; uses: string }
  /** `name` is a function or operator, `types` what it was given. */
  | { code: 'types'; name: string; types: string }
  | { code: 'conversion'; value: string; type: string }
  | { code: 'syntax'; word: string }
  /** `name` is what is missing in this build. */
  | { code: 'not_built_in'; name: string };

type Plain = {
  code:
    'ended' | 'outside' | 'overflow' | 'many_rows' | 'parameter' | 'memory' | 'crashed' | 'other';
};

/** Why a statement was refused or failed; `place` where the engine or the text says so. */
export type SqlFault = (Named | Plain | StatementFault) & { place: Place | null };

/** What the engine's sentence tells, by pattern; groups fill the fields in their order. */
const PATTERNS: readonly [RegExp, (found: string[]) => Named | Plain][] = [
  [/Table with name (.+?) does not exist/, ([name = '']) => ({ code: 'table_unknown', name })],
  [/Referenced table "(.+?)" not found/, ([name = '']) => ({ code: 'table_unknown', name })],
  [/Referenced column "(.+?)" not found/, ([name = '']) => ({ code: 'column_unknown', name })],
  [/does not have a column named "(.+?)"/, ([name = '']) => ({ code: 'column_unknown', name })],
  [
    /Function with name (\S+) does not exist/,
    ([name = '']) => ({ code: 'function_unknown', name }),
  ],
  [/column "(.+?)" must appear in the GROUP BY/, ([name = '']) => ({ code: 'ungrouped', name })],
  [
    /Ambiguous reference to column name "(.+?)" \(use: (.+?)\)/,
    ([name = '', uses = '']) => ({
      code: 'ambiguous',
      name,
      uses: uses.replaceAll('"', '').replaceAll(' or ', ', '),
    }),
  ],
  [
    /No function matches the given name and argument types '(.+?)\((.*?)\)'/,
    ([name = '', types = '']) => ({ code: 'types', name, types }),
  ],
  [
    /Could not convert string '(.*?)' to (\w+)/,
    ([value = '', type = '']) => ({ code: 'conversion', value, type }),
  ],
  [/syntax error at end of input/, () => ({ code: 'ended' })],
  [/syntax error at or near "(.+?)"(?:\n|$)/, ([word = '']) => ({ code: 'syntax', word })],
  [/Permission Error|file system operations are disabled/, () => ({ code: 'outside' })],
  [/Out of Range Error|Overflow in/, () => ({ code: 'overflow' })],
  [/More than one row returned by a subquery/, () => ({ code: 'many_rows' })],
  [/Values were not provided for the following prepared/, () => ({ code: 'parameter' })],
  [
    /Out of Memory Error|could not allocate|failed to allocate|bad_alloc/i,
    () => ({ code: 'memory' }),
  ],
];

/** A file of the computer or the net that is asked for like a table. */
const FILE = /[./\\].*|^https?:/;

/**
 * What is wrong with a statement before it runs: it does not read, or is not one statement. Null when it may run.
 */
export function faultBefore(sql: string): SqlFault | null {
  const read = readingStatement(sql);
  if (read.ok) return null;
  return { ...read.fault, place: 'at' in read.fault ? placeOf(sql, read.fault.at) : null };
}

/** What the engine's sentence about a statement means; `other` where it is none of those known. */
export function faultOf(message: string, sql: string): SqlFault {
  const place = placeIn(message, sql);
  const missing = /^Catalog Error: .*?(?:name "(.+?)")? is not in the catalog, but it exists/.exec(
    message,
  );
  if (missing) return { code: 'not_built_in', name: missing[1] ?? '', place };
  for (const [pattern, fault] of PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const told = fault(found.slice(1));
    if (told.code === 'table_unknown' && FILE.test(told.name)) return { code: 'outside', place };
    if (told.code === 'syntax' && told.word === ')' && place === null)
      return { code: 'ended', place };
    return { ...told, place };
  }
  return { code: 'other', place };
}

function placeOf(sql: string, at: number): Place {
  const before = sql.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The place under the mark `^`; a long line is quoted in part, between `...`. Null beyond the reader's text. */
function placeIn(message: string, sql: string): Place | null {
  const found = /LINE (\d+): (.*)\n( *)\^/.exec(message);
  if (!found) return null;
  const [, number = '', quoted = '', indent = ''] = found;
  const read = readingStatement(sql);
  const before = read.ok && read.kind === 'rows' ? LINES_BEFORE : 0;
  const line = Number(number) - before;
  const text = sql.split('\n')[line - 1];
  if (text === undefined || line < 1) return null;
  const marked = indent.length - `LINE ${number}: `.length;
  const cut = quoted.startsWith('...') ? 3 : 0;
  const from = text.indexOf(quoted.slice(cut).replace(/\.\.\.$/, ''));
  return { line, column: Math.max(0, from) + Math.max(0, marked - cut) + 1 };
}
