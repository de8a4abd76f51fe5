import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readImport } from '../../lib/datapackage/import/import';
import { loadImportKnown, type ImportKnown } from '../../lib/datapackage/import/known';
import { parseMapping, withChoice, type ImportMapping } from '../../lib/datapackage/import/mapping';
import { packageFiles } from '../../lib/datapackage/import/package-out';
import type { ImportedTable, ImportResult } from '../../lib/datapackage/import/result';
import { bytesSource, type ByteSource } from '../../lib/datapackage/source';
import { writeZip } from '../../lib/datapackage/zip-write';
import { m } from '../../lib/messages/generated/messages';
import { asideText, candidateText, questionText } from '../../lib/messages/import-question';
import { problemText } from '../../lib/messages/problem';
import { AskedError } from '../asked';
import { DATA, folderReader } from '../shipped';

export const usage =
  'import <file… | package folder> [--mapping m.json] [--table t] [--choose key=value]… [--save-mapping m.json] [--json] [-o <package folder | package.zip>]';

const OPTIONS = {
  mapping: { type: 'string' },
  table: { type: 'string' },
  choose: { type: 'string', multiple: true },
  'save-mapping': { type: 'string' },
  json: { type: 'boolean', default: false },
  out: { type: 'string', short: 'o' },
} as const;

/** Rows set aside that are listed for people. */
const ASIDE_SHOWN = 20;

/** Reads files into tables of the model and writes them as a package; 1 where something has to be answered or mended. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  if (positionals.length === 0) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  const known = await loadImportKnown(folderReader(DATA));
  const sources = await readSources(positionals);
  const table = values.table === undefined ? {} : { table: values.table };
  let mapping = values.mapping === undefined ? undefined : await savedMapping(values.mapping);
  const read = (with_: ImportMapping | undefined) =>
    readImport(sources, known, { ...table, ...(with_ && { mapping: with_ }) });
  let result = await read(mapping);
  const choices = (values.choose ?? []).map(choice);
  if (choices.length > 0 && result.mapping) {
    mapping = choices.reduce((all, [key, value]) => withChoice(all, key, value), result.mapping);
    result = await read(mapping);
  }
  const file = values['save-mapping'];
  if (file !== undefined && result.mapping)
    await writeFile(file, `${JSON.stringify(result.mapping, null, 2)}\n`);
  if (result.status === 'ready' && values.out !== undefined)
    await writePackage(values.out, result.tables, known, sources[0]?.name ?? '');
  if (values.json) console.log(JSON.stringify(inJson(result), null, 2));
  else {
    console.log(inWords(result, values.out).join('\n'));
    if (file !== undefined && result.mapping) console.log(m.import_cli_mapping({ file }));
  }
  return result.status === 'ready' ? 0 : 1;
}

async function readSources(paths: readonly string[]): Promise<ByteSource[]> {
  const [first] = paths;
  const found = first === undefined ? null : await stat(first).catch(() => null);
  if (first !== undefined && found?.isDirectory()) {
    const entries = await readdir(first, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(
      files.map(async (path) =>
        bytesSource(
          await readFile(path),
          path.slice(first.length).replaceAll('\\', '/').replace(/^\/+/, ''),
        ),
      ),
    );
  }
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch(() => null);
      if (!bytes) throw new AskedError(problemText({ code: 'file_unreadable', file: path }));
      return bytesSource(bytes, basename(path));
    }),
  );
}

async function savedMapping(path: string): Promise<ImportMapping> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new AskedError(problemText({ code: 'file_unreadable', file: path }));
  const read = parseMapping(text, path);
  if ('problem' in read) throw new AskedError(problemText(read.problem));
  return read.mapping;
}

function choice(text: string): readonly [key: string, value: string] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new AskedError(m.import_cli_choice({ found: text }));
  return [text.slice(0, at), text.slice(at + 1)];
}

async function writePackage(
  out: string,
  tables: readonly ImportedTable[],
  known: ImportKnown,
  title: string,
): Promise<void> {
  if (await stat(out).catch(() => null)) throw new AskedError(m.import_cli_exists({ file: out }));
  const created = new Date();
  const about = { name: 'parscope-import', title, created: created.toISOString() };
  const files = packageFiles(tables, known, about);
  if (/\.zip$/i.test(out)) return writeFile(out, writeZip(files, created));
  await mkdir(out, { recursive: true });
  for (const [path, bytes] of files) await writeFile(join(out, path), bytes);
}

function inJson(result: ImportResult): object {
  if (result.status !== 'ready') return result;
  const { tables, ...rest } = result;
  return { ...rest, tables: tables.map(({ name, rows }) => ({ name, rows })) };
}

function inWords(result: ImportResult, out: string | undefined): string[] {
  const lines = result.notices.map(problemText);
  for (const { place, row, reason, text } of result.aside.slice(0, ASIDE_SHOWN))
    lines.push(m.import_cli_aside({ place, row, reason: asideText(reason), text }));
  const more = result.aside.length - ASIDE_SHOWN;
  if (more > 0) lines.push(m.import_cli_aside_more({ n: more }));
  if (result.status === 'refused') {
    lines.push(...result.problems.map(problemText));
    const hidden = result.counted - result.problems.length;
    if (hidden > 0) lines.push(m.cli_check_more({ n: hidden }));
    lines.push(m.import_cli_refused({ n: result.counted }));
  } else if (result.status === 'needs-choices') {
    lines.push(m.import_cli_needs({ n: result.questions.length }));
    for (const question of result.questions) {
      lines.push('', questionText(question));
      for (const cell of question.cells.slice(0, 5)) lines.push(`  ${m.import_place({ ...cell })}`);
      lines.push(`  ${m.import_cli_answers({ key: question.key })}`);
      for (const candidate of question.candidates)
        lines.push(`    ${candidate.value}  ${candidateText(question, candidate)}`);
      if (question.candidates.length === 0) lines.push(`    ${m.import_cli_any()}`);
    }
  } else {
    const rows = result.tables.reduce((sum, one) => sum + one.rows, 0).toLocaleString('vi-VN');
    lines.push(
      out === undefined ? m.import_cli_checked({ rows }) : m.import_cli_done({ file: out, rows }),
    );
  }
  return lines;
}
