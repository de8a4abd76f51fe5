import type { OwnFile } from '../own-file';

/** What a record of storage turns into the next format. */
export type Step = (record: Record<string, unknown>) => Record<string, unknown>;

/** `STEPS[i]` turns format i + 1 into i + 2. A step that was released is never changed. */
const STEPS: readonly Step[] = [
  (record) => ({
    ...record,
    model: 'observations',
    checked: { ...(record['checked'] as object), beside: '' },
  }),
];

export type StoredFile = OwnFile & { format: number };

export type ReadRecord =
  { state: 'ok'; file: OwnFile } | { state: 'newer' } | { state: 'unreadable' };

/** A file as it is stored now. */
export function toRecord(file: OwnFile, steps = STEPS): StoredFile {
  return { ...file, format: steps.length + 1 };
}

/**
 * Brings a stored record up to date, step by step. One of a newer PARscope, or that is no such record, is told
 * apart so that it can be left as it is.
 */
export function fromRecord(stored: unknown, steps = STEPS): ReadRecord {
  if (typeof stored !== 'object' || stored === null) return { state: 'unreadable' };
  const { format, ...rest } = stored as Record<string, unknown>;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return { state: 'unreadable' };
  if (format > steps.length + 1) return { state: 'newer' };
  let record = rest;
  for (const step of steps.slice(format - 1)) record = step(record);
  return isFile(record) ? { state: 'ok', file: record } : { state: 'unreadable' };
}

const TEXTS = ['id', 'rev', 'name', 'table', 'model', 'loadedAt'];
const NUMBERS = ['order', 'size', 'rows'];
const LISTS = ['indicators', 'periods', 'levels', 'views', 'notices'];

function isFile(record: object): record is OwnFile {
  const at = record as Record<string, unknown>;
  return (
    TEXTS.every((key) => typeof at[key] === 'string') &&
    NUMBERS.every((key) => typeof at[key] === 'number') &&
    LISTS.every((key) => Array.isArray(at[key])) &&
    typeof at['checked'] === 'object'
  );
}

/**
 * Which names cannot be written: `taken` by content other than the expected (null = none), or `held` by a record
 * that this version cannot read and leaves as it is.
 */
export function conflicts(
  stored: ReadonlyMap<string, unknown>,
  puts: readonly { name: string; expected: string | null }[],
): { taken: string[]; held: string[] } {
  const [taken, held]: [string[], string[]] = [[], []];
  for (const { name, expected } of puts) {
    const read = stored.has(name) ? fromRecord(stored.get(name)) : null;
    if (read && read.state !== 'ok') held.push(name);
    else if ((read?.file.rev ?? null) !== expected) taken.push(name);
  }
  return { taken, held };
}

/** The first table name `own_n` that no other file has. */
export function freeTable(taken: Iterable<string>): string {
  const used = new Set(taken);
  let n = 1;
  while (used.has(`own_${n}`)) n++;
  return `own_${n}`;
}
