import * as v from 'valibot';
import { ReadFailure } from './batch';
import { PROBLEM_CODES, type CodedProblem } from './codes';
import type { Columns } from './own-csv';
import { checkOwnObservations, type OwnResult } from './own-observations';
import { OWN_PACKAGE_FORMAT, type PackedAbout, type PackedChoices } from './own-package';
import type { Known } from './own-rows';
import { ProblemList } from './problem-list';
import { loadTable, readTable } from './read-table';
import { parseDescriptor } from './schema';
import { bytesSource } from './source';
import { readZip } from './zip-read';

/** A table of an opened package: checked, or to be kept as it is because it was marked so. */
export type PackedTable = PackedAbout & { name: string } & (
    | { state: 'fits'; result: OwnResult & { ok: true } }
    | { state: 'stale'; rows: Columns; problems: CodedProblem[]; counted: number }
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
  known: Known,
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
  known: Known;
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
  const text = files.get('datapackage.json');
  if (!text) list.add({ code: 'file_missing', file: at });
  const json = new TextDecoder().decode(text);
  const descriptor = parseDescriptor(json, at);
  if (text) descriptor.problems.forEach((problem) => list.add(problem));
  if (!text || !descriptor.ok) return refused();
  const extra = v.safeParse(Extra, JSON.parse(json.replace(/^\uFEFF/, '')));
  if (!extra.success) {
    for (const issue of extra.issues)
      list.add({
        code: 'descriptor_shape',
        file: at,
        column: v.getDotPath(issue) ?? '.',
        found: issue.received.slice(0, 80),
        expected: issue.expected ?? '',
      });
    return refused();
  }
  const { parscope, resources } = extra.output;
  if (parscope && parscope.format > OWN_PACKAGE_FORMAT)
    list.add({ code: 'package_newer', file: archive });
  const parts = descriptor.package.resources.flatMap(({ path, name }, i) =>
    path.map((one) => {
      const about = resources[i];
      const title = path.length === 1 ? about?.title : undefined;
      return { path: one, resource: name, name: title?.trim() || baseName(one), about };
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
  let [before, rows] = [0, 0];
  for (const { path, name, about } of parts) {
    const content = files.get(path) ?? new Uint8Array();
    const batches = () => readTable(bytesSource(content, path));
    let seen = 0;
    const result = await checkOwnObservations(batches(), known, name, (progress) => {
      seen = progress.rows;
      const part = (before + progress.part * content.length) / Math.max(total, 1);
      onProgress?.({ rows: rows + seen, part });
    });
    before += content.length;
    rows += seen;
    const needs_check = about?.parscope?.needs_check ?? false;
    const kept = {
      name,
      opened: about?.parscope?.opened ?? now,
      size: about?.parscope?.size ?? content.length,
      needs_check,
    };
    if (result.ok) {
      const notices = about?.parscope?.notices ?? result.summary.notices;
      tables.push({ ...kept, notices, state: 'fits', result });
    } else if (needs_check) {
      const loaded = await loadTable(batches(), path);
      const { problems, counted } = result;
      const notices = about?.parscope?.notices ?? [];
      const columns = { ...loaded, length: loaded.rows.length };
      tables.push({ ...kept, notices, state: 'stale', rows: columns, problems, counted });
    } else
      for (let i = 0; i < result.counted; i++) {
        const problem = result.problems[i];
        if (problem) list.add({ ...problem, file: inside(name) });
        else list.count();
      }
  }
  return list.counted > 0 ? refused() : { ok: true, tables, choices: parscope?.choices ?? {} };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
