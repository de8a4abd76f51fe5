import { mergeKey, mergeTable, type MergeChoice, type Merged } from '../domain/merge';
import type { Conflict } from '../domain/merge-conflict';
import type { CodedProblem } from './codes';
import { mergedFiles, type MergedTable } from './merge-write';
import type { PackageToMerge, TableToMerge } from './merge-read';
import { mergeReferring } from './merge-references';

export interface MergedPackage {
  /** Tables that one of the packages lacks, or has in another form: then nothing was merged. */
  problems: CodedProblem[];
  /** Open ones, by table and row. */
  conflicts: Conflict[];
  /** Choices that settled nothing. */
  unused: MergeChoice[];
  /** Rows by table. */
  rows: Record<string, number>;
  /** The merged package by path; null where something is open or wrong. */
  files: Map<string, Uint8Array> | null;
}

/**
 * Merges what colleagues made of a base, table by table (see `mergeTable`); their order changes nothing, their names
 * differ. A row that one took out and rows of another refer to is a conflict too. Every table of the base must be in
 * every package; tables and files that only colleagues have are kept.
 */
export function mergePackages(
  base: PackageToMerge,
  versions: readonly PackageToMerge[],
  choices: readonly MergeChoice[] = [],
): MergedPackage {
  const ordered = [...versions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const added = new Set(ordered.flatMap(({ tables }) => [...tables.keys()]));
  for (const id of base.tables.keys()) added.delete(id);
  const ids = [...base.tables.keys(), ...[...added].sort()];
  const problems = ids.flatMap((id) => tableProblems(id, base, ordered));
  const result: MergedPackage = { problems, conflicts: [], unused: [], rows: {}, files: null };
  if (problems.length > 0) return result;
  const theirsOf = (id: string) =>
    ordered.flatMap(({ name, tables }) => {
      const table = tables.get(id);
      return table ? [{ name, table }] : [];
    });
  const merged = mergeReferring(ordered, (referred) =>
    ids.flatMap((id) => {
      const theirs = theirsOf(id);
      const old = base.tables.get(id);
      const like = old ?? theirs[0]?.table;
      if (!like) return [];
      const merged = mergeTable(
        id,
        like.key,
        old?.table ?? { header: like.table.header, rows: [] },
        theirs.map(({ name, table }) => ({ name, table: table.table })),
        choices,
        referred.get(id),
      );
      return [{ id, like, merged }];
    }),
  );
  const tables = merged.map(({ id, like, merged }): MergedTable => {
    const old = base.tables.get(id);
    const all = [...(old ? [old] : []), ...theirsOf(id).map(({ table }) => table)];
    return { id, like, all, merged, pathOf: pathsOf(all, like.key, merged) };
  });
  const used = new Set(tables.flatMap(({ merged }) => [...merged.used]));
  for (const { id, merged } of tables) {
    result.conflicts.push(...merged.conflicts);
    result.rows[id] = merged.rows.length;
  }
  result.unused = choices.filter((choice) => !used.has(choice));
  if (result.conflicts.length === 0) result.files = mergedFiles(base, ordered, tables);
  return result;
}

function tableProblems(
  id: string,
  base: PackageToMerge,
  versions: readonly PackageToMerge[],
): CodedProblem[] {
  const problems: CodedProblem[] = [];
  const first =
    base.tables.get(id) ?? versions.find(({ tables }) => tables.has(id))?.tables.get(id);
  for (const { name, tables } of versions) {
    const table = tables.get(id);
    if (!table && base.tables.has(id))
      problems.push({ code: 'merge_table_missing', file: name, found: id });
    const differs = table && first && formDiffers(first, table);
    if (differs) problems.push({ code: 'merge_table_differs', file: name, found: id, ...differs });
  }
  return problems;
}

/** The key or a field that two forms of a table have differently. */
function formDiffers(
  a: TableToMerge,
  b: TableToMerge,
): Pick<CodedProblem, 'column' | 'expected'> | null {
  if (a.key.join() !== b.key.join())
    return { column: b.key.join(', '), expected: a.key.join(', ') };
  const types = new Map(a.fields.map(({ name, type }) => [name, type]));
  const other = b.fields.find(({ name, type }) => (types.get(name) ?? type) !== type);
  return other ? { column: other.name, expected: types.get(other.name) ?? '' } : null;
}

/** The file of each row: as in the base, else as in the first package that has it. */
function pathsOf(
  all: readonly TableToMerge[],
  key: readonly string[],
  { header, rows }: Merged,
): string[] {
  const at = key.map((column) => header.indexOf(column));
  const fallback = all[0]?.paths[0] ?? '';
  return rows.map((row) => {
    const id = mergeKey(at.map((i) => row[i]));
    return all.find(({ pathOf }) => pathOf.has(id))?.pathOf.get(id) ?? fallback;
  });
}
