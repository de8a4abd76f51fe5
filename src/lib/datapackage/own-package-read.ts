import * as v from 'valibot';
import { ReadFailure } from './batch';
import { PROBLEM_CODES, type CodedProblem } from './codes';
import type { TypedTable } from './check-table';
import type { ImportKnown } from './import/known';
import { knownWith, type TableColumns } from './import/known-with';
import { checkModelRows } from './import/model-rows';
import type { Columns } from './own-csv';
import { checkOwnObservations, type OwnResult } from './own-observations';
import { OWN_PACKAGE_FORMAT, type PackedAbout, type PackedChoices } from './own-package';
import type { Known } from './own-rows';
import { ProblemList } from './problem-list';
import { readDescriptor } from './read-descriptor';
import { loadTable, readTable, type LoadedTable } from './read-table';
import type { TableResource } from './schema';
import { bytesSource } from './source';
import { readZip } from './zip-read';

/** A table of an opened package: checked, or to be kept as it is because it was marked so. */
export type PackedTable = PackedAbout & { name: string } & (
    | { state: 'fits'; result: OwnResult & { ok: true } }
    | { state: 'fits_table'; typed: TypedTable; resource: TableResource }
    | {
        state: 'stale';
        model: string;
        rows: Columns;
        problems: CodedProblem[];
        counted: number;
      }
  );

export type OwnPackageResult =
  | { ok: true; tables: PackedTable[]; choices: PackedChoices }
  | { ok: false; problems: CodedProblem[]; counted: number };

export interface PackageProgress {
  rows: number;
  /** Part of the tables read, 0 to 1. */
  part: number;
}

const Notice = v.object({
  code: v.picklist(PROBLEM_CODES),
  file: v.string(),
  row: v.exactOptional(v.number()),
  column: v.exactOptional(v.string()),
  found: v.exactOptional(v.string()),
  expected: v.exactOptional(v.string()),
  params: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
});

const About = v.object({
  opened: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  notices: v.optional(v.array(Notice)),
  needs_check: v.optional(v.boolean(), false),
  table: v.optional(v.string()),
});

const Extra = v.object({
  parscope: v.optional(
    v.object({
      format: v.optional(v.number(), OWN_PACKAGE_FORMAT),
      choices: v.optional(v.record(v.string(), v.nullable(v.string())), {}),
    }),
  ),
  resources: v.array(v.object({ title: v.optional(v.string()), parscope: v.optional(About) })),
});

/**
 * Opens a zipped Data Package of a reader's files: all or nothing, each table checked as any file of theirs.
 * Problems name the archive and the file in it. `now` is the ISO time for tables without their own.
 * Never throws for what the archive holds.
 */
export async function readOwnPackage(
  bytes: Uint8Array,
  archive: string,
  known: Known | ImportKnown,
  now: string,
  onProgress?: (progress: PackageProgress) => void,
): Promise<OwnPackageResult> {
  const list = new ProblemList();
  try {
    const files = readZip(bytes, archive);
    return await readTables(files, { archive, known, now, onProgress }, list);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    list.add(error.problem);
    return { ok: false, problems: list.problems, counted: list.counted };
  }
}

interface Reading {
  archive: string;
  known: Known | ImportKnown;
  now: string;
  onProgress: ((progress: PackageProgress) => void) | undefined;
}

async function readTables(
  files: ReadonlyMap<string, Uint8Array>,
  { archive, known, now, onProgress }: Reading,
  list: ProblemList,
): Promise<OwnPackageResult> {
  const inside = (name: string): string => `${archive} › ${name}`;
  const refused = (): OwnPackageResult => ({
    ok: false,
    problems: list.problems,
    counted: list.counted,
  });
  const at = inside('datapackage.json');
  const found = readDescriptor(files.get('datapackage.json'), Extra, at, list);
  if (!found) return refused();
  const { parscope, resources } = found.extra;
  if (parscope && parscope.format > OWN_PACKAGE_FORMAT)
    list.add({ code: 'package_newer', file: archive });
  const parts = found.read.resources.flatMap(({ path, name }, i) =>
    path.map((one) => {
      const about = resources[i];
      const title = path.length === 1 ? about?.title : undefined;
      const model = about?.parscope?.table ?? modelOf(name, known);
      return { path: one, model, name: title?.trim() || baseName(one), about };
    }),
  );
  const names = new Set<string>();
  for (const { name, path } of parts) {
    if (names.has(name)) list.add({ code: 'resource_duplicate', file: at, found: name });
    names.add(name);
    if (!files.has(path)) list.add({ code: 'file_missing', file: inside(path) });
  }
  if (list.counted > 0) return refused();

  const tables: PackedTable[] = [];
  const total = parts.reduce((sum, { path }) => sum + (files.get(path)?.length ?? 0), 0);
  const { full, columns } = await readModels(parts, files, known, list, inside);
  let [before, rows] = [0, 0];
  for (const { path, name, model, about } of parts) {
    const content = files.get(path) ?? new Uint8Array();
    const batches = () => readTable(bytesSource(content, path));
    let seen = 0;
    const told = (progress: PackageProgress): void => {
      seen = progress.rows;
      const part = (before + progress.part * content.length) / Math.max(total, 1);
      onProgress?.({ rows: rows + seen, part });
    };
    const table = columns.get(path);
    if (model !== 'observations' && !table) continue;
    const resource = full.resources.find((one) => one.name === model);
    const result =
      table && resource
        ? checkModelRows(table, resource, full, name)
        : await checkOwnObservations(batches(), full, name, told);
    if (table) told({ rows: table.length, part: 1 });
    before += content.length;
    rows += seen;
    const needs_check = about?.parscope?.needs_check ?? false;
    const kept = {
      name,
      opened: about?.parscope?.opened ?? now,
      size: about?.parscope?.size ?? content.length,
      needs_check,
    };
    if (result.ok && 'typed' in result) {
      if (!resource) continue;
      const notices = about?.parscope?.notices ?? [];
      tables.push({ ...kept, notices, state: 'fits_table', typed: result.typed, resource });
    } else if (result.ok) {
      const notices = about?.parscope?.notices ?? result.summary.notices;
      tables.push({ ...kept, notices, state: 'fits', result });
    } else if (needs_check) {
      const { problems, counted } = result;
      const notices = about?.parscope?.notices ?? [];
      const rows = table ?? columnsOf(await loadTable(batches(), path));
      tables.push({ ...kept, notices, state: 'stale', model, rows, problems, counted });
    } else
      for (let i = 0; i < result.counted; i++) {
        const problem = result.problems[i];
        if (problem) list.add({ ...problem, file: inside(name) });
        else list.count();
      }
  }
  return list.counted > 0 ? refused() : { ok: true, tables, choices: parscope?.choices ?? {} };
}

/** Tables of the package other than figures, and what is known with their rows: they may refer to each other. */
async function readModels(
  parts: readonly { path: string; name: string; model: string }[],
  files: ReadonlyMap<string, Uint8Array>,
  known: Known | ImportKnown,
  list: ProblemList,
  inside: (name: string) => string,
): Promise<{ full: ImportKnown; columns: Map<string, Columns> }> {
  const here =
    'resources' in known
      ? known
      : { ...known, resources: [], keys: new Map(), indicatorNames: new Map() };
  const columns = new Map<string, Columns>();
  const tables: TableColumns[] = [];
  for (const { path, name, model } of parts) {
    if (model === 'observations') continue;
    if (!here.resources.some((one) => one.name === model)) {
      const expected = here.resources.map((one) => one.name).join(', ');
      list.add({ code: 'mapping_table', file: inside(name), found: model, expected });
      continue;
    }
    const content = files.get(path) ?? new Uint8Array();
    const table = columnsOf(await loadTable(readTable(bytesSource(content, path)), path));
    columns.set(path, table);
    tables.push({ model, columns: table });
  }
  return { full: knownWith(here, tables), columns };
}

/** The table of the model that a resource is named after; else its rows are figures. */
function modelOf(resource: string, known: Known | ImportKnown): string {
  const named = 'resources' in known && known.resources.some((one) => one.name === resource);
  return named ? resource : 'observations';
}

function columnsOf(loaded: LoadedTable): Columns {
  const { header, columns, rows } = loaded;
  return { header, columns, length: rows.length };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
