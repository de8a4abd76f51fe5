import type { Conflict, MergeValue, Referred } from './merge-conflict';
import { addedRow, changedRow, type Settle, type Settled } from './merge-row';

/** A table as it is merged: rows are cells in the order of the header. */
export interface MergeTable {
  header: readonly string[];
  rows: readonly (readonly MergeValue[])[];
}

/** What one colleague made of the base; names differ. */
export interface MergeVersion {
  name: string;
  table: MergeTable;
}

/** Settles a conflict: by the name of a version whose value (or deletion) stands, or by a value of one's own. */
export interface MergeChoice {
  table: string;
  key: Readonly<Record<string, MergeValue>>;
  field: string | null;
  take?: string | undefined;
  value?: MergeValue | undefined;
}

export interface Merged {
  header: string[];
  /** Where a conflict is open: the row stays and the field is as in the base. */
  rows: MergeValue[][];
  /** Those that no choice settled. */
  conflicts: Conflict[];
  /** Choices that settled something. */
  used: Set<MergeChoice>;
}

/** Key of a row as one text; an empty part counts as empty text. */
export function mergeKey(values: readonly (MergeValue | undefined)[]): string {
  return values.map((value) => `${String(value ?? '')}\u0000`).join('');
}

/**
 * Merges what any number of colleagues made of one table, over their common base, by primary key and field. Every
 * change that no other contradicts is kept; the same change by several is one; different changes of one field, a row
 * deleted here and changed there, and rows added under one key with different fields are conflicts. The order of the
 * versions changes nothing: rows come as in the base, then added ones by key; added columns come by name. A version
 * without a column says nothing about it. Merging a merged pair with a third is not the same and is not offered.
 * Keys must not be doubled within a table. `referred`: rows by key (see `mergeKey`) that others refer to; to take one
 * out is a conflict, and refused where one of those was chosen to stay.
 */
export function mergeTable(
  table: string,
  key: readonly string[],
  base: MergeTable,
  versions: readonly MergeVersion[],
  choices: readonly MergeChoice[] = [],
  referred: ReadonlyMap<string, Referred> = new Map(),
): Merged {
  const ordered = [...versions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const added = new Set(ordered.flatMap((version) => version.table.header));
  for (const column of base.header) added.delete(column);
  const header = [...base.header, ...[...added].sort()];
  const old = indexed(base, key);
  const made = ordered.map((version) => ({
    name: version.name,
    at: header.map((column) => version.table.header.indexOf(column)),
    rows: indexed(version.table, key),
  }));
  const fresh = new Set(made.flatMap(({ rows }) => [...rows.keys()].filter((id) => !old.has(id))));

  const wanted = new Map<string, MergeChoice>();
  for (const choice of choices)
    if (choice.table === table) wanted.set(choiceId(choice, key), choice);
  const merged: Merged = { header, rows: [], conflicts: [], used: new Set() };
  const settle: Settle = (conflict, refused = []) => {
    const choice = wanted.get(choiceId(conflict, key));
    const settled = choice ? settledBy(choice, conflict) : null;
    if (choice && settled && !refused.includes(settled.value)) {
      merged.used.add(choice);
      return settled;
    }
    merged.conflicts.push(conflict);
    return null;
  };
  for (const id of [...old.keys(), ...[...fresh].sort()]) {
    const base = old.get(id);
    const theirs = made.map(({ name, at, rows }) => {
      const row = rows.get(id);
      return { name, row: row && at.map((i) => (i < 0 ? undefined : (row[i] ?? null))) };
    });
    const any = base ?? theirs.find(({ row }) => row)?.row ?? [];
    const about = {
      table,
      key: Object.fromEntries(key.map((column) => [column, any[header.indexOf(column)] ?? null])),
      header,
      settle,
      referred: referred.get(id),
    };
    const row = base ? changedRow(base, theirs, about) : addedRow(theirs, about);
    if (row) merged.rows.push(row);
  }
  return merged;
}

function indexed(
  { header, rows }: MergeTable,
  key: readonly string[],
): Map<string, readonly MergeValue[]> {
  const at = key.map((column) => header.indexOf(column));
  return new Map(rows.map((row) => [mergeKey(at.map((i) => row[i])), row]));
}

function choiceId(
  { key, field }: Pick<MergeChoice, 'key' | 'field'>,
  columns: readonly string[],
): string {
  return JSON.stringify([columns.map((column) => String(key[column] ?? '')), field]);
}

function settledBy({ take, value }: MergeChoice, conflict: Conflict): Settled | null {
  if (take !== undefined) {
    const found = conflict.takes.find(({ by }) => by.includes(take));
    return found ? { value: found.value } : null;
  }
  return value === undefined || conflict.field === null ? null : { value };
}
