import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { MergeChoice } from '../../lib/domain/merge';
import type { Conflict } from '../../lib/domain/merge-conflict';
import { ReadFailure } from '../../lib/datapackage/batch';
import { checkPackage } from '../../lib/datapackage/check-package';
import type { CodedProblem } from '../../lib/datapackage/codes';
import { loadImportKnown } from '../../lib/datapackage/import/known';
import { mergeNames } from '../../lib/datapackage/merge-names';
import { mergePackages, type MergedPackage } from '../../lib/datapackage/merge-package';
import { readToMerge, type PackageToMerge } from '../../lib/datapackage/merge-read';
import { readOwnPackage } from '../../lib/datapackage/own-package-read';
import { writeZip } from '../../lib/datapackage/zip-write';
import { m } from '../../lib/messages/generated/messages';
import { problemText } from '../../lib/messages/problem';
import { AskedError } from '../asked';
import { readChoices } from '../merge-choices';
import { conflictText, unusedText } from '../merge-text';
import { packageFilesOf, writePackageFiles } from '../read-files';
import { DATA, folderReader } from '../shipped';

export const usage =
  'merge <base> <a> <b> [<c>…] -o <package folder | package.zip> [--json] ' +
  '[--choose choices.json: [{"table", "key": {"column": value}, "field", "take": "<a>" | "value": …}]]';

const OPTIONS = {
  out: { type: 'string', short: 'o' },
  choose: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** What `--json` prints; `conflicts` with `take` or `value` added are what `--choose` reads. */
interface MergeOutput {
  ok: boolean;
  problems: CodedProblem[];
  conflicts: Conflict[];
  unused: MergeChoice[];
  rows: Record<string, number>;
}

/** Merges packages that colleagues made of a common base; 1 and nothing written where something is open or wrong. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const { out, choose, json } = values;
  const [base, ...others] = positionals;
  if (base === undefined || others.length < 2 || out === undefined) {
    console.error(m.cli_merge_required());
    console.error(`${m.cli_usage()}\n  parscope ${usage}\n${m.cli_merge_choose_help()}`);
    return 1;
  }
  if (await stat(out).catch(() => null)) throw new AskedError(m.import_cli_exists({ file: out }));
  const paths = new Set<string>();
  for (const path of positionals) {
    if (paths.has(resolve(path))) throw new AskedError(m.cli_merge_same({ file: path }));
    paths.add(resolve(path));
  }
  const choices = choose === undefined ? [] : await readChoices(choose);
  const read = await Promise.all(namesOf(positionals).map(readOne));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const [first, ...versions] = read.flatMap((one) => ('problems' in one ? [] : [one]));
  if (problems.length > 0 || !first) return tell({ problems }, json, []);
  const merged = mergePackages(first, versions, choices);
  if (!merged.files || merged.unused.length > 0)
    return tell(merged, json, [], mergeNames([first, ...versions]));
  const checked = await check(merged.files, first.own, out);
  if (checked.problems.length > 0)
    return tell({ problems: checked.problems }, json, [m.cli_merge_result()]);
  await writePackageFiles(merged.files, out);
  return tell(merged, json, doneLines(merged, positionals.length - 1, out, checked.internal));
}

/** Packages by the names of their files; by their paths where two bear one name. */
function namesOf(paths: readonly string[]): { path: string; name: string }[] {
  const names = paths.map((path) => basename(resolve(path)));
  return paths.map((path, i) => {
    const name = names[i] ?? path;
    return { path, name: names.filter((one) => one === name).length > 1 ? path : name };
  });
}

async function readOne({
  path,
  name,
}: {
  path: string;
  name: string;
}): Promise<PackageToMerge | { problems: CodedProblem[] }> {
  try {
    const files = await packageFilesOf(path, name);
    if (!files) return { problems: [{ code: 'file_missing', file: path }] };
    const read = await readToMerge(files, name);
    return read.ok ? read.package : { problems: read.problems };
  } catch (error) {
    if (error instanceof ReadFailure) return { problems: [error.problem] };
    throw error;
  }
}

/** The merged package as any other that is opened: merging may leave a row that refers to a deleted one. */
async function check(
  files: ReadonlyMap<string, Uint8Array>,
  own: boolean,
  out: string,
): Promise<{ problems: CodedProblem[]; internal: number }> {
  const name = basename(out);
  if (own) {
    const known = await loadImportKnown(folderReader(DATA));
    const now = new Date();
    const read = await readOwnPackage(writeZip(files, now), name, known, now.toISOString());
    return { problems: read.ok ? [] : read.problems, internal: 0 };
  }
  const { problems, internal } = await checkPackage((path) =>
    Promise.resolve(files.get(path) ?? null),
  );
  return {
    problems: problems.map((one) => ({ ...one, file: `${name} › ${one.file}` })),
    internal: Object.values(internal).reduce((sum, n) => sum + n, 0),
  };
}

function doneLines(
  { rows }: MergedPackage,
  packages: number,
  file: string,
  internal: number,
): string[] {
  const count = (n: number): string => n.toLocaleString('vi-VN');
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const tables = Object.keys(rows).length;
  const lines = [m.cli_merge_done({ packages, file, tables, rows: count(total) })];
  if (internal > 0) lines.push(m.cli_merge_internal({ n: count(internal) }));
  return lines;
}

/** Prints what came of it and gives the exit code. */
function tell(
  found: Partial<MergedPackage>,
  json: boolean,
  lines: readonly string[],
  names = mergeNames([]),
): number {
  const { problems = [], conflicts = [], unused = [], rows = {} } = found;
  const ok = problems.length + conflicts.length + unused.length === 0;
  const output: MergeOutput = { ok, problems, conflicts, unused, rows };
  if (json) console.log(JSON.stringify(output, null, 2));
  else if (ok) console.log(lines.join('\n'));
  else {
    const said = [
      ...lines,
      ...problems.map(problemText),
      ...conflicts.map((one) => conflictText(one, names)),
      ...unused.map(unusedText),
      conflicts.length > 0 ? m.cli_merge_open({ n: conflicts.length }) : m.cli_merge_refused(),
    ];
    if (conflicts.length > 0) said.push(m.cli_merge_choose_help());
    console.error(said.join('\n'));
  }
  return ok ? 0 : 1;
}
