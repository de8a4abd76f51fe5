import type { Conflict, FieldTakes, MergeValue, Referred, Take } from './merge-conflict';

/** One version of a row in the columns of the merged table; undefined: no such row, or no such column. */
export interface RowVersion {
  name: string;
  row: readonly (MergeValue | undefined)[] | undefined;
}

export interface Settled {
  value: MergeValue;
}

/** What a conflict was settled to, unless to a value that is refused; null while it is open. */
export type Settle = (conflict: Conflict, refused?: readonly MergeValue[]) => Settled | null;

interface About {
  table: string;
  key: Record<string, MergeValue>;
  header: readonly string[];
  settle: Settle;
  /** Rows that refer to this one. */
  referred?: Referred | undefined;
}

/** A row of the base after all versions; null when it was deleted. */
export function changedRow(
  base: readonly MergeValue[],
  versions: readonly RowVersion[],
  { table, key, header, settle, referred }: About,
): MergeValue[] | null {
  const fields = header.map((field, i) => {
    const before = base[i] ?? null;
    const takes = takesOf(versions, i).filter(({ value }) => value !== before);
    return { field, base: before, takes };
  });
  const deleted = versions.flatMap(({ name, row }) => (row ? [] : [name]));
  if (deleted.length > 0) {
    const changes = fields.filter(({ takes }) => takes.length > 0);
    if (changes.length === 0 && !referred) return null;
    const changers = changes.flatMap(({ takes }) => takes.flatMap(({ by }) => by));
    const keep = [...new Set([...changers, ...(referred?.by ?? [])])].sort();
    const takes = [
      { value: 'delete', by: deleted },
      { value: 'keep', by: keep },
    ];
    const conflict: Conflict = {
      ...{ kind: 'deleted', table, key, field: null, base: null, takes, changes },
      ...(referred && { referrers: referred.rows }),
      ...(referred?.stays && { stays: referred.stays }),
    };
    const found = settle(conflict, referred?.stays ? ['delete'] : []);
    if (found?.value === 'delete') return null;
  }
  return fields.map((one) => settledField(one, 'changed', { table, key, settle }));
}

/** A row that the base does not have: what those who added it agree on. */
export function addedRow(
  versions: readonly RowVersion[],
  { table, key, header, settle }: About,
): MergeValue[] {
  return header.map((field, i) =>
    settledField({ field, base: null, takes: takesOf(versions, i) }, 'added', {
      table,
      key,
      settle,
    }),
  );
}

function settledField(
  { field, base, takes }: FieldTakes,
  kind: 'changed' | 'added',
  { table, key, settle }: Pick<About, 'table' | 'key' | 'settle'>,
): MergeValue {
  const [first, second] = takes;
  if (!first) return base;
  if (!second) return first.value;
  const settled = settle({ kind, table, key, field, base, takes, changes: [] });
  return settled ? settled.value : base;
}

/** The values of a field by version, each once, sorted. */
function takesOf(versions: readonly RowVersion[], i: number): Take[] {
  const takes = new Map<MergeValue, string[]>();
  for (const { name, row } of versions) {
    const value = row?.[i];
    if (value === undefined) continue;
    const by = takes.get(value);
    if (by) by.push(name);
    else takes.set(value, [name]);
  }
  const sorted = [...takes].map(([value, by]) => ({ value, by, text: JSON.stringify(value) }));
  sorted.sort((a, b) => (a.text < b.text ? -1 : 1));
  return sorted.map(({ value, by }) => ({ value, by }));
}
