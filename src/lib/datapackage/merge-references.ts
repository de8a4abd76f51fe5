import { mergeKey, type Merged } from '../domain/merge';
import type { MergeValue, Referred } from '../domain/merge-conflict';
import { foreignKeys } from './merge-names';
import type { PackageToMerge, TableToMerge } from './merge-read';

/** A merged table, by its name among the packages. */
export interface MergedRows {
  id: string;
  like: TableToMerge;
  merged: Merged;
}

/** Rows that others refer to, by table and key. */
export type ReferredRows = Map<string, Map<string, Referred>>;

interface Target {
  table: string;
  row: string;
  /** Versions that still have it. */
  by: string[];
  /** It stands in what was merged, as long as nobody chose. */
  stands: boolean;
}

interface Orphan {
  table: MergedRows;
  /** Index of the merged row that refers to what is gone. */
  row: number;
  target: Target;
}

/**
 * Merges tables until none of their rows refers to a row that a version took out while another still has it: first the
 * taken out row is a conflict; when that is settled and it goes, the rows that refer to it go with it.
 */
export function mergeReferring(
  versions: readonly PackageToMerge[],
  mergeAll: (referred: ReferredRows) => MergedRows[],
): MergedRows[] {
  const referred: ReferredRows = new Map();
  for (;;) {
    const tables = mergeAll(referred);
    const gone = new Set<string>();
    for (;;) {
      const lost = orphansOf(tables, versions);
      const asked = ({ target: { table, row } }: Orphan) =>
        gone.has(JSON.stringify([table, row])) || referred.get(table)?.has(row) === true;
      const open = lost.filter((one) => !asked(one));
      if (open.length > 0) {
        open.forEach((one) => refer(referred, one));
        break;
      }
      const going = lost.filter(({ target }) => !target.stands);
      if (going.length === 0) return tables;
      for (const table of tables) {
        const out = new Set(going.filter((one) => one.table === table).map(({ row }) => row));
        if (out.size === 0) continue;
        for (const i of out) gone.add(JSON.stringify([table.id, rowId(table, i)]));
        table.merged.rows = table.merged.rows.filter((_, i) => !out.has(i));
      }
    }
  }
}

function refer(referred: ReferredRows, { table, row, target }: Orphan): void {
  const rows = referred.get(target.table) ?? new Map<string, Referred>();
  referred.set(target.table, rows);
  const found = rows.get(target.row) ?? { by: target.by, rows: [] };
  const { header } = table.merged;
  const cells = table.merged.rows[row] ?? [];
  const key = table.like.key.map((column) => [column, cells[header.indexOf(column)] ?? null]);
  found.rows.push({
    table: table.id,
    key: Object.fromEntries(key) as Record<string, MergeValue>,
  });
  rows.set(target.row, found);
}

function rowId({ like, merged }: MergedRows, i: number): string {
  return mergeKey(like.key.map((column) => merged.rows[i]?.[merged.header.indexOf(column)]));
}

/** Rows that refer to one that is in a version, and no longer among what was merged, or may yet go. */
function orphansOf(tables: readonly MergedRows[], versions: readonly PackageToMerge[]): Orphan[] {
  const here = new Map(
    tables.map((table) => [
      table.id,
      new Set(table.merged.rows.map((_, i) => rowId(table, i))) as ReadonlySet<string>,
    ]),
  );
  const atStake = new Map(tables.map((table) => [table.id, openRows(table)]));
  return tables.flatMap((table) =>
    referencesOf(table, tables).flatMap(({ column, targets }) => {
      const at = table.merged.header.indexOf(column);
      return table.merged.rows.flatMap((cells, row): Orphan[] => {
        const value = cells[at] ?? null;
        if (value === null) return [];
        const id = mergeKey([value]);
        const has = (one: string) => here.get(one)?.has(id) === true;
        if (targets.some((one) => has(one) && atStake.get(one)?.has(id) !== true)) return [];
        const target = targets.flatMap((one): Target[] => {
          const by = versions.filter(({ tables }) => tables.get(one)?.pathOf.has(id));
          const names = by.map(({ name }) => name);
          return by.length > 0 ? [{ table: one, row: id, by: names, stands: has(one) }] : [];
        })[0];
        return target ? [{ table, row, target }] : [];
      });
    }),
  );
}

/** Rows of which nobody chose yet whether they are taken out. */
function openRows({ like, merged }: MergedRows): ReadonlySet<string> {
  const open = merged.conflicts.filter(({ kind }) => kind === 'deleted');
  return new Set(open.map(({ key }) => mergeKey(like.key.map((column) => key[column]))));
}

/**
 * Columns of a table that hold the keys of others: as its schema says; in saved work, whose schemas do not say it, the
 * columns named like the key of another table.
 */
function referencesOf(
  { id, like }: MergedRows,
  tables: readonly MergedRows[],
): { column: string; targets: string[] }[] {
  const said = foreignKeys(like.raw.schema).flatMap(({ fields, reference }) => {
    const target = tables.find((one) => one.id === (reference || id));
    const [column] = fields;
    const single = fields.length === 1 && target?.like.key.length === 1;
    return single && column !== undefined ? [{ column, targets: [target.id] }] : [];
  });
  if (said.length > 0 || !like.raw.parscope) return said;
  return like.fields.flatMap(({ name }) => {
    const targets = tables.filter(({ like: { key } }) => key.length === 1 && key[0] === name);
    const own = like.key.length === 1 && like.key[0] === name;
    return own || targets.length === 0 ? [] : [{ column: name, targets: targets.map((t) => t.id) }];
  });
}
