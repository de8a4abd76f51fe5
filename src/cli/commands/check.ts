import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ReadFailure } from '../../lib/datapackage/batch';
import { checkPackage } from '../../lib/datapackage/check-package';
import type { CodedProblem } from '../../lib/datapackage/codes';
import { loadImportKnown } from '../../lib/datapackage/import/known';
import { loadKnown } from '../../lib/datapackage/known';
import { checkOwnObservations } from '../../lib/datapackage/own-observations';
import { readOwnPackage } from '../../lib/datapackage/own-package-read';
import { readTable } from '../../lib/datapackage/read-table';
import { handleSource } from '../../lib/datapackage/source';
import { readZip } from '../../lib/datapackage/zip-read';
import { m } from '../../lib/messages/generated/messages';
import { problemText } from '../../lib/messages/problem';
import { DATA, folderReader } from '../shipped';

export const usage =
  'check <package folder | observations.csv | observations.parquet | saved.zip> [--public] [--json]';

/** What `--json` prints. */
interface CheckOutput {
  ok: boolean;
  kind: 'package' | 'observations' | 'saved';
  /** All problems, listed or not. */
  counted: number;
  problems: CodedProblem[];
  notices: CodedProblem[];
  /** Rows by table or file, or `observations` alone. */
  rows: Record<string, number>;
  /** Rows marked internal, by table; of packages only. */
  internal?: Record<string, number>;
}

/**
 * Checks a package folder, a file of observations or a package of such files against the shipped units and
 * indicators. With `--public` a package with rows marked internal is refused.
 */
export async function run(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const open = args.includes('--public');
  const [target, ...more] = args.filter((arg) => arg !== '--json' && arg !== '--public');
  if (target === undefined || more.length > 0 || target.startsWith('--')) {
    process.stderr.write(`${m.cli_usage()} parscope ${usage}\n`);
    return 1;
  }
  const found = await stat(target).catch(() => null);
  const checked = !found
    ? refused({ code: 'file_missing', file: target })
    : found.isDirectory()
      ? await checkFolder(target)
      : /\.zip$/i.test(target)
        ? await checkSaved(target)
        : await checkFile(target);
  const internal = Object.values(checked.internal ?? {}).length > 0;
  const output = { ...checked, ok: checked.ok && !(open && internal) };
  process.stdout.write(
    json ? `${JSON.stringify(output, null, 2)}\n` : `${inWords(output, open)}\n`,
  );
  return output.ok ? 0 : 1;
}

async function checkFolder(folder: string): Promise<CheckOutput> {
  const checked = await checkPackage(folderReader(folder));
  return { kind: 'package', notices: [], ...checked };
}

/** A zipped package of a reader's files, as the site saves it. */
async function checkSaved(path: string): Promise<CheckOutput> {
  const name = basename(path);
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return refused({ code: 'file_unreadable', file: name });
  const other = otherPackage(bytes, name);
  if (other) {
    const checked = await checkPackage((path) => Promise.resolve(other.get(path) ?? null));
    return { kind: 'package', notices: [], ...checked };
  }
  const known = await loadImportKnown(folderReader(DATA));
  const read = await readOwnPackage(bytes, name, known, new Date().toISOString());
  if (!read.ok) return { ...refused(), problems: read.problems, counted: read.counted };
  // Kept by the site until they are mended, but not fit.
  const stale = read.tables.flatMap((table) => (table.state === 'stale' ? [table] : []));
  const counted = stale.reduce((sum, table) => sum + table.counted, 0);
  const rows = read.tables.map((table) => [
    table.name,
    table.state === 'fits'
      ? table.result.summary.rows
      : table.state === 'fits_table'
        ? table.typed.rows.length
        : table.rows.length,
  ]);
  return {
    ok: counted === 0,
    kind: 'saved',
    counted,
    problems: stale.flatMap((table) => table.problems),
    notices: read.tables.flatMap((table) =>
      table.state === 'fits' ? table.result.summary.notices : [],
    ),
    rows: Object.fromEntries(rows) as Record<string, number>,
  };
}

/** The files of a zipped package that is not one the site saved; null where it is, or cannot be read. */
function otherPackage(bytes: Uint8Array, name: string): Map<string, Uint8Array> | null {
  try {
    const files = readZip(bytes, name);
    const descriptor = new TextDecoder().decode(files.get('datapackage.json'));
    return /"name":\s*"(observations|parscope-import)"/.test(descriptor) ? files : null;
  } catch (error) {
    if (error instanceof ReadFailure) return null;
    throw error;
  }
}

async function checkFile(path: string): Promise<CheckOutput> {
  const known = await loadKnown(folderReader(DATA));
  const handle = await open(path).catch(() => null);
  if (!handle) return refused({ code: 'file_unreadable', file: basename(path) });
  try {
    const { size } = await handle.stat();
    const source = handleSource(handle, size, basename(path));
    const result = await checkOwnObservations(readTable(source), known, source.name);
    if (!result.ok) return { ...refused(), problems: result.problems, counted: result.counted };
    const { rows, notices } = result.summary;
    const observations = { observations: rows };
    return {
      ok: true,
      kind: 'observations',
      counted: 0,
      problems: [],
      notices,
      rows: observations,
    };
  } catch (error) {
    if (error instanceof ReadFailure) return refused(error.problem);
    throw error;
  } finally {
    await handle.close();
  }
}

function refused(...problems: CodedProblem[]): CheckOutput {
  const counted = problems.length;
  return { ok: false, kind: 'observations', counted, problems, notices: [], rows: {} };
}

function inWords(output: CheckOutput, open: boolean): string {
  const { ok, kind, counted, problems, notices, rows, internal = {} } = output;
  const count = (n: number): string => n.toLocaleString('vi-VN');
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const lines = [...problems, ...notices].map(problemText);
  if (counted > problems.length)
    lines.push(m.cli_check_more({ n: count(counted - problems.length) }));
  const marked = open ? Object.entries(internal) : [];
  for (const [table, n] of marked) lines.push(m.cli_check_internal({ n: count(n), table }));
  if (!ok && counted === 0) return lines.join('\n');
  if (!ok) lines.push(m.cli_check_failed({ n: count(counted) }));
  else if (kind !== 'observations')
    lines.push(m.cli_check_package_ok({ tables: Object.keys(rows).length, rows: count(total) }));
  else lines.push(m.cli_check_file_ok({ rows: count(total) }));
  return lines.join('\n');
}
