import { groupBy } from '../domain/group-by';
import { mergeKey, type Merged } from '../domain/merge';
import type { MergeValue, Referred, Referrer } from '../domain/merge-conflict';
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

interface Reference {
  table: MergedRows;
  /** Index of the merged row that refers, and by which column. */
  row: number;
  column: string;
  /** Tables one of which has the other row, and its key. */
  targets: string[];
  id: string;
}

type Orphan = Reference & { target: Target };

const idOf = (table: string, row: string) => JSON.stringify([table, row]);

/**
 * Merges tables until none of their rows refers to a row that a version took out while another still has it: first the
 * taken out row is a conflict; when that is settled and it goes, the rows that refer to it go with it. A row that was
 * itself chosen to stay does not: then the taken out row is open again.
 */
export function mergeReferring(
  versions: readonly PackageToMerge[],
  mergeAll: (referred: ReferredRows) => MergedRows[],
): MergedRows[] {
  const referred: ReferredRows = new Map();
  for (;;) {
    const tables = mergeAll(referred);
    const chosen = chosenOf(tables);
    /** Rows that went with another, and that one. */
    const gone = new Map<string, Target>();
    for (;;) {
      const lost = orphansOf(tables, versions);
      const asked = ({ target: { table, row } }: Orphan) =>
        gone.has(idOf(table, row)) || referred.get(table)?.has(row) === true;
      const open = lost.filter((one) => !asked(one));
      if (open.length > 0) {
        refer(referred, open, tables);
        break;
      }
      const going = lost.filter(({ target }) => !target.stands);
      if (going.length === 0) return tables;
      const rootOf = ({ table, row }: Target) => gone.get(idOf(table, row));
      const staying = going.filter(chosen);
      for (const one of staying) {
        const { table, row } = rootOf(one.target) ?? one.target;
        const found = referred.get(table)?.get(row);
        if (found) found.stays = [...(found.stays ?? []), referrer(one.table, one.row)];
      }
      if (staying.length > 0) break;
      for (const table of tables) {
        const mine = going.filter((one) => one.table === table);
        if (mine.length === 0) continue;
        for (const { row, target } of mine)
          gone.set(idOf(table.id, rowId(table, row)), rootOf(target) ?? target);
        const out = new Set(mine.map(({ row }) => row));
        table.merged.rows = table.merged.rows.filter((_, i) => !out.has(i));
      }
    }
  }
}

/** Whether a reader chose that the row stays, or that it refers to what it refers to. */
function chosenOf(tables: readonly MergedRows[]): (one: Orphan) => boolean {
  const chosen = new Set(
    tables.flatMap(({ id, like, merged }) =>
      [...merged.used].map(({ key, field }) =>
        JSON.stringify([id, mergeKey(like.key.map((column) => key[column])), field]),
      ),
    ),
  );
  return ({ table, row, column }) =>
    [null, column].some((field) =>
      chosen.has(JSON.stringify([table.id, rowId(table, row), field])),
    );
}

/** Notes what is referred to, with all rows that would go with it. */
function refer(
  referred: ReferredRows,
  orphans: readonly Orphan[],
  tables: readonly MergedRows[],
): void {
  const followers = groupBy(
    tables.flatMap((table) =>
      referencesIn(table, tables).flatMap((one) =>
        one.targets.map((target) => ({ ...one, targets: [target] })),
      ),
    ),
    ({ id, targets }) => idOf(targets.join(), id),
  );
  const asked = groupBy(orphans, ({ target }) => idOf(target.table, target.row));
  for (const [id, direct] of asked) {
    const target = direct[0]?.target;
    if (!target) continue;
    const seen = new Set([id]);
    const rows: Referrer[] = [];
    for (let next: readonly Reference[] = direct; next.length > 0;) {
      next = next.flatMap(({ table, row }) => {
        const one = idOf(table.id, rowId(table, row));
        if (seen.has(one)) return [];
        seen.add(one);
        rows.push(referrer(table, row));
        return followers.get(one) ?? [];
      });
    }
    const known = referred.get(target.table) ?? new Map<string, Referred>();
    referred.set(target.table, known.set(target.row, { by: target.by, rows }));
  }
}

function referrer({ id, like, merged }: MergedRows, row: number): Referrer {
  const cells = merged.rows[row] ?? [];
  const key = like.key.map((column) => [column, cells[merged.header.indexOf(column)] ?? null]);
  return { table: id, key: Object.fromEntries(key) as Record<string, MergeValue> };
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
    referencesIn(table, tables).flatMap((one): Orphan[] => {
      const { targets, id } = one;
      const has = (table: string) => here.get(table)?.has(id) === true;
      if (targets.some((table) => has(table) && atStake.get(table)?.has(id) !== true)) return [];
      const target = targets.flatMap((table): Target[] => {
        const by = versions.filter(({ tables }) => tables.get(table)?.pathOf.has(id));
        const names = by.map(({ name }) => name);
        return by.length > 0 ? [{ table, row: id, by: names, stands: has(table) }] : [];
      })[0];
      return target ? [{ ...one, target }] : [];
    }),
  );
}

/** Rows of which nobody chose yet whether they are taken out. */
function openRows({ like, merged }: MergedRows): ReadonlySet<string> {
  const open = merged.conflicts.filter(({ kind }) => kind === 'deleted');
  return new Set(open.map(({ key }) => mergeKey(like.key.map((column) => key[column]))));
}

function referencesIn(table: MergedRows, tables: readonly MergedRows[]): Reference[] {
  return referencesOf(table, tables).flatMap(({ column, targets }) => {
    const at = table.merged.header.indexOf(column);
    return table.merged.rows.flatMap((cells, row): Reference[] => {
      const value = cells[at] ?? null;
      return value === null ? [] : [{ table, row, column, targets, id: mergeKey([value]) }];
    });
  });
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
