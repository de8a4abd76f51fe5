import type { Merged } from '../domain/merge';
import type { PackageToMerge, RawDescriptor, TableToMerge } from './merge-read';
import { tablePath } from './own-package';
import { writeCsv } from './write-csv';

/** A merged table and what it was made of. */
export interface MergedTable {
  id: string;
  /** That of the base, else of the first package that has it. */
  like: TableToMerge;
  all: readonly TableToMerge[];
  merged: Merged;
  /** Path of the file of each merged row. */
  pathOf: readonly string[];
}

const text = new TextEncoder();

/** Signs of targets and plain numbers, which no spreadsheet computes. */
const HARMLESS = /^([<>=]+|[-+]?\d+(\.\d+)?)$/;

/**
 * A merged package by path: the descriptor of the base with the tables and columns that colleagues added, a CSV in
 * place of every table file, and the other files of the base, then of the colleagues in the order given.
 */
export function mergedFiles(
  base: PackageToMerge,
  versions: readonly PackageToMerge[],
  tables: readonly MergedTable[],
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const resources = tables.map((table, i) => {
    const paths = [...new Set(table.all.flatMap((one) => one.paths))];
    // Saved work has one file a table, numbered anew.
    if (base.own) {
      files.set(tablePath(i), text.encode(csvOf(table, null, paths[0], [base, ...versions])));
      return resourceOf(table, [tablePath(i)], i);
    }
    const written = paths.map((path) => {
      const as = freePath(path.replace(/\.parquet$/i, '.csv'), files);
      files.set(as, text.encode(csvOf(table, path, path, [base, ...versions])));
      return as;
    });
    return resourceOf(table, written, null);
  });
  const descriptor = describe(base, versions, resources);
  files.set('datapackage.json', text.encode(`${JSON.stringify(descriptor, null, 2)}\n`));
  const data = new Set(
    [base, ...versions].flatMap(({ tables }) => [...tables.values()].flatMap((one) => one.paths)),
  );
  const paths = new Set([base, ...versions].flatMap((one) => [...one.files.keys()]));
  for (const path of [...paths].filter((one) => !files.has(one) && !data.has(one))) {
    const [first, ...others] = formsOf(path, base, versions);
    if (first) files.set(path, first);
    for (const other of others) files.set(freePath(path, files), other);
  }
  return files;
}

/** The forms of a file that is no table: as it was changed, each once; else as it was. */
function formsOf(
  path: string,
  base: PackageToMerge,
  versions: readonly PackageToMerge[],
): Uint8Array[] {
  const before = base.files.get(path);
  const changed: Uint8Array[] = [];
  for (const { files } of versions) {
    const bytes = files.get(path);
    if (bytes && ![...(before ? [before] : []), ...changed].some((one) => same(one, bytes)))
      changed.push(bytes);
  }
  return changed.length > 0 || !before ? changed : [before];
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Two colleagues may have given new tables one path. */
function freePath(path: string, files: ReadonlyMap<string, Uint8Array>): string {
  let free = path;
  for (let n = 2; files.has(free); n++) free = path.replace(/(\.[^.]*)?$/, `-${n}$1`);
  return free;
}

/** The rows of one file of a table, or all; with the mark and line ends of the file `as`. */
function csvOf(
  { like, merged, pathOf }: MergedTable,
  path: string | null,
  as: string | undefined,
  packages: readonly PackageToMerge[],
): string {
  const [missing = ''] = like.missingValues.includes('') ? [''] : like.missingValues;
  const rows = merged.rows
    .filter((_, i) => path === null || pathOf[i] === path)
    .map((row) => (missing === '' ? row : row.map((cell) => cell ?? missing)));
  const found = packages.map(({ files }) => files.get(as ?? '')).find((bytes) => bytes);
  const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(found?.subarray(0, 65_536));
  return writeCsv(merged.header, rows, {
    bom: start.startsWith('\uFEFF'),
    newline: start.includes('\r\n') ? '\r\n' : '\n',
    asIs: (text) => HARMLESS.test(text),
  });
}

function resourceOf(
  { like, all, merged }: MergedTable,
  paths: readonly string[],
  own: number | null,
): RawDescriptor['resources'][number] {
  const { raw } = like;
  const known = new Map(
    all.flatMap((one) => one.raw.schema.fields.map((field) => [field.name, field])),
  );
  const fields = merged.header.map(
    (name) =>
      raw.schema.fields.find((field) => field.name === name) ??
      known.get(name) ?? { name, type: 'string' },
  );
  const made = {
    ...raw,
    path: paths.length === 1 ? paths[0] : paths,
    ...(raw.format !== undefined && { format: 'csv' }),
    ...(raw.mediatype !== undefined && { mediatype: 'text/csv' }),
    schema: { ...raw.schema, fields },
  };
  if (own === null) return made;
  const about: Record<string, unknown> = { ...raw.parscope };
  // What was told of a file as it was opened no longer fits its rows.
  delete about.notices;
  delete about.size;
  const needs_check = all.some((one) => one.raw.parscope?.needs_check === true);
  return {
    ...made,
    name: `tep-${own + 1}`,
    parscope: { table: 'observations', ...about, needs_check },
  };
}

function describe(
  base: PackageToMerge,
  versions: readonly PackageToMerge[],
  resources: RawDescriptor['resources'],
): object {
  const { descriptor, own } = base;
  if (!own) return { ...descriptor, resources };
  const formats = [base, ...versions].map((one) => one.descriptor.parscope?.format ?? 1);
  return {
    ...descriptor,
    sources: resources.map(({ name, title }) => ({ title: title ?? name })),
    parscope: { ...descriptor.parscope, format: Math.max(...formats) },
    resources,
  };
}
