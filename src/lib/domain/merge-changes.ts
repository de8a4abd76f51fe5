import { mergeKey, type MergeTable, type MergeVersion } from './merge';
import type { MergeValue } from './merge-conflict';

/** What one version made of a row of the base, or of one field of it. */
export interface MergeChange {
  kind: 'added' | 'deleted' | 'changed';
  by: string;
  /** Key columns and their values. */
  key: Record<string, MergeValue>;
  /** Null for a whole row. */
  field: string | null;
  base: MergeValue;
  value: MergeValue;
}

/** All that a version has differently from the base, row by row and field by field; columns it lacks say nothing. */
export function mergeChanges(
  key: readonly string[],
  base: MergeTable,
  { name: by, table }: MergeVersion,
): MergeChange[] {
  const [old, made] = [base, table].map((one) => {
    const at = key.map((column) => one.header.indexOf(column));
    return new Map(one.rows.map((row) => [mergeKey(at.map((i) => row[i])), row]));
  });
  if (!old || !made) return [];
  const keyOf = ({ header }: MergeTable, row: readonly MergeValue[]) =>
    Object.fromEntries(key.map((column) => [column, row[header.indexOf(column)] ?? null]));
  const whole = { by, field: null, base: null, value: null };
  const changes: MergeChange[] = [];
  for (const [id, row] of old) {
    const now = made.get(id);
    if (!now) {
      changes.push({ kind: 'deleted', key: keyOf(base, row), ...whole });
      continue;
    }
    table.header.forEach((field, i) => {
      const [before, value] = [row[base.header.indexOf(field)] ?? null, now[i] ?? null];
      if (before !== value)
        changes.push({ kind: 'changed', by, key: keyOf(base, row), field, base: before, value });
    });
  }
  for (const [id, row] of made)
    if (!old.has(id)) changes.push({ kind: 'added', key: keyOf(table, row), ...whole });
  return changes;
}
