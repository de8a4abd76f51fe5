import { ReadFailure } from '$lib/datapackage/batch';
import type { CodedProblem } from '$lib/datapackage/codes';
import { mergeNames, type MergeNames } from '$lib/datapackage/merge-names';
import { mergePackages, type MergedPackage } from '$lib/datapackage/merge-package';
import { readToMerge, type PackageToMerge } from '$lib/datapackage/merge-read';
import { readZip } from '$lib/datapackage/zip-read';
import { writeZip } from '$lib/datapackage/zip-write';
import type { MergeChoice } from '$lib/domain/merge';
import { mergeChanges, type MergeChange } from '$lib/domain/merge-changes';
import { conflictId, type Conflict } from '$lib/domain/merge-conflict';

/** Packages that were read to be merged. */
export interface Read {
  base: PackageToMerge;
  versions: PackageToMerge[];
}

export interface TableChanges {
  table: string;
  changes: MergeChange[];
}

type Archive = Pick<File, 'name' | 'arrayBuffer'>;

/** Reads the base and what colleagues made of it; names of files that are alike are numbered. */
export async function readAll(
  base: Archive,
  others: readonly Archive[],
): Promise<Read | { problems: CodedProblem[] }> {
  const names = new Set<string>();
  const read = await Promise.all(
    [base, ...others].map((file) => {
      let name = file.name;
      for (let n = 2; names.has(name); n++) name = `${file.name} (${n})`;
      names.add(name);
      return readOne(file, name);
    }),
  );
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const [first, ...versions] = read.flatMap((one) => ('problems' in one ? [] : [one]));
  return problems.length > 0 || !first ? { problems } : { base: first, versions };
}

async function readOne(
  file: Archive,
  name: string,
): Promise<PackageToMerge | { problems: CodedProblem[] }> {
  try {
    const read = await readToMerge(readZip(new Uint8Array(await file.arrayBuffer()), name), name);
    return read.ok ? read.package : { problems: read.problems };
  } catch (error) {
    if (error instanceof ReadFailure) return { problems: [error.problem] };
    throw error;
  }
}

/** What each colleague has differently from the base, by table; a table only they have is all new. */
export function changesOf({ base, versions }: Read): TableChanges[] {
  const ids = new Set([base, ...versions].flatMap(({ tables }) => [...tables.keys()]));
  return [...ids].flatMap((table) => {
    const old = base.tables.get(table);
    const changes = versions.flatMap(({ name, tables }) => {
      const made = tables.get(table);
      if (!made) return [];
      const before = old?.table ?? { header: made.table.header, rows: [] };
      return mergeChanges((old ?? made).key, before, { name, table: made.table });
    });
    return changes.length > 0 ? [{ table, changes }] : [];
  });
}

/** What people call what is merged. */
export const namesOf = ({ base, versions }: Read): MergeNames => mergeNames([base, ...versions]);

/** All conflicts, as they are while nothing is chosen. */
export const conflictsOf = ({ base, versions }: Read): MergedPackage =>
  mergePackages(base, versions);

/** Merges with what was chosen: by conflict, the name of a version whose value stands. */
export function mergeChosen(
  { base, versions }: Read,
  conflicts: readonly Conflict[],
  chosen: Readonly<Record<string, string>>,
): MergedPackage {
  const choices = conflicts.flatMap((conflict): MergeChoice[] => {
    const take = chosen[conflictId(conflict)];
    const { table, key, field } = conflict;
    return take === undefined ? [] : [{ table, key, field, take }];
  });
  return mergePackages(base, versions, choices);
}

/** The merged package as one archive; null while a conflict is open. */
export function archiveOf({ files }: MergedPackage, now: Date): Uint8Array | null {
  return files && writeZip(files, now);
}
