import { ReadFailure } from '../datapackage/batch';
import type { ImportKnown } from '../datapackage/import/known';
import { knownWith } from '../datapackage/import/known-with';
import { modelColumns, uncheckedModelTable } from '../datapackage/import/model-rows';
import { batchesOf, ownFileColumns, uncheckedTable, type Columns } from '../datapackage/own-csv';
import { isOtherTable, readOwnHeader } from '../datapackage/own-header';
import { checkOwnObservations, type OwnResult } from '../datapackage/own-observations';
import type { PackedChoices } from '../datapackage/own-package';
import { readOwnPackage, type PackedTable } from '../datapackage/own-package-read';
import type { Known } from '../datapackage/own-rows';
import type { Problem } from '../datapackage/problem';
import { readTable } from '../datapackage/read-table';
import { blobSource } from '../datapackage/source';
import { ipcToTable } from '../engine/arrow';
import { checkTableRows, fittingTable, importKnown, type RowsToCheck } from './check-table';
import { emptyFile, fitting, toIpc, type CheckedFile } from './checked-file';
import type { ModelKnown } from './known';
import type { Preview, Reading } from './import/preview';

/** A file of the reader's, a zipped package of such files, rows that were saved earlier, or made in the page. */
export type CheckJob =
  | { file: File; known: Known; reading: Reading }
  | { saved: { name: string; model: string; ipc: Blob }; known: Known; model: ModelKnown }
  /** Rows made in the page, which may refer to each other. */
  | { made: readonly RowsToCheck[]; known: Known; model: ModelKnown };

export type CheckReply =
  | { kind: 'progress'; rows: number; part: number }
  | { kind: 'done'; files: CheckedFile[]; choices: PackedChoices; packed: boolean }
  | { kind: 'preview'; preview: Preview; checked: CheckedFile[] | null }
  | { kind: 'refused'; problems: Problem[]; counted: number }
  | { kind: 'failed'; message: string };

type OnProgress = (reply: CheckReply & { kind: 'progress' }) => void;
type Refused = CheckReply & { kind: 'refused' };

/** Files greater than this are read in our own shape or not at all. */
const GUIDED_LIMIT = 60_000_000;

/**
 * Reads and checks a reader's file, and turns it into Arrow when nothing is wrong with it. What is not in our own
 * shape is read for a preview, with questions where the file does not tell.
 */
export async function checkFile(job: CheckJob, onProgress: OnProgress): Promise<CheckReply> {
  try {
    if ('saved' in job) return await checkSaved(job.saved, job);
    if ('made' in job) return await checkMade(job.made, job);
    const { file, known, reading } = job;
    if (reading.mapping) return await preview(file, known, reading);
    const own = /\.zip$/i.test(file.name)
      ? await checkPackage(file, known, reading, onProgress)
      : await checkOwnShape(file, known, onProgress);
    if (own && (own.kind !== 'refused' || isFinal(own, file))) return own;
    return await guided(file, known, reading, own);
  } catch (error) {
    if (error instanceof ReadFailure)
      return { kind: 'refused', problems: [error.problem], counted: 1 };
    if (error instanceof DOMException && 'file' in job)
      return {
        kind: 'refused',
        problems: [{ code: 'file_unreadable', file: job.file.name }],
        counted: 1,
      };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function isFinal({ problems }: Refused, { size }: File): boolean {
  return size > GUIDED_LIMIT || problems.some(({ code }) => code === 'package_newer');
}

/** A file with the headings of our own shape; null when it has others. */
async function checkOwnShape(
  file: File,
  known: Known,
  onProgress: OnProgress,
): Promise<CheckReply | null> {
  if (!/\.(csv|tsv|txt|parquet)$/i.test(file.name)) return null;
  const read = () => readTable(blobSource(file, file.name));
  try {
    const first = await read().next();
    if (first.done || isOtherTable(first.value.header)) return null;
    if (readOwnHeader(first.value.header, file.name).problems.length > 0) return null;
  } catch (error) {
    if (error instanceof ReadFailure && !/\.parquet$/i.test(file.name)) return null;
    throw error;
  }
  const result = await checkOwnObservations(read(), known, file.name, (progress) =>
    onProgress({ kind: 'progress', ...progress }),
  );
  return single(file.name, result, known);
}

async function preview(file: File, known: Known, reading: Reading): Promise<CheckReply> {
  const { readForPreview } = await import('./import/read-file');
  return { kind: 'preview', ...(await readForPreview(file, known, reading)) };
}

/** What our own shape refused stays refused for the reason it gave, unless it can be read with guidance. */
async function guided(
  file: File,
  known: Known,
  reading: Reading,
  own: Refused | null,
): Promise<CheckReply> {
  try {
    const read = await preview(file, known, reading);
    if (read.kind !== 'preview' || read.preview.status !== 'refused') return read;
    if (own) return own;
    const { mapping, problems, counted } = read.preview;
    return mapping ? read : { kind: 'refused', problems, counted };
  } catch (error) {
    if (own && error instanceof ReadFailure) return own;
    throw error;
  }
}

interface Here {
  known: Known;
  model: ModelKnown;
}

async function checkSaved(
  { name, model, ipc }: { name: string; model: string; ipc: Blob },
  here: Here,
): Promise<CheckReply> {
  const table = ipcToTable(new Uint8Array(await ipc.arrayBuffer()));
  if (model === 'observations') {
    const rows = batchesOf(ownFileColumns(table));
    return single(name, await checkOwnObservations(rows, here.known, name), here.known);
  }
  const known = importKnown(here.known, here.model);
  const resource = known.resources.find((one) => one.name === model);
  const header = table.fields.map((field) => field.name);
  const columns = resource
    ? modelColumns(table, resource)
    : { header, columns: table.columns, length: table.columns[0]?.length ?? 0 };
  return checkTogether([{ name, model, columns }], known);
}

async function checkMade(made: readonly RowsToCheck[], here: Here): Promise<CheckReply> {
  return checkTogether(made, knownWith(importKnown(here.known, here.model), made));
}

async function checkTogether(
  parts: readonly RowsToCheck[],
  known: ImportKnown,
): Promise<CheckReply> {
  const checks = [];
  for (const part of parts) checks.push(await checkTableRows(part, known));
  const problems = checks.flatMap((one) => (one.ok ? [] : one.problems));
  const counted = checks.reduce((sum, one) => sum + (one.ok ? 0 : one.counted), 0);
  if (counted > 0) return { kind: 'refused', problems, counted };
  const files = checks.flatMap((one) => (one.ok ? [one.file] : []));
  return { kind: 'done', files, choices: {}, packed: false };
}

async function checkPackage(
  file: File,
  known: Known,
  reading: Reading,
  onProgress: OnProgress,
): Promise<CheckReply> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const now = new Date().toISOString();
  const full = importKnown(known, reading);
  const read = await readOwnPackage(bytes, file.name, full, now, (progress) =>
    onProgress({ kind: 'progress', ...progress }),
  );
  if (!read.ok) return { kind: 'refused', problems: read.problems, counted: read.counted };
  const files = read.tables.map((table) => unpacked(table, full));
  return { kind: 'done', files, choices: read.choices, packed: true };
}

function unpacked(table: PackedTable, known: ImportKnown): CheckedFile {
  const { name, opened, size, notices } = table;
  const about = { opened, size, notices };
  if (table.state === 'stale') return { ...staleFile(name, table, known), ...about };
  const file =
    table.state === 'fits'
      ? fitting(name, table.result, known)
      : fittingTable(name, table.typed, table.resource);
  return { ...file, ...about };
}

function single(name: string, result: OwnResult, known: Known): CheckReply {
  if (!result.ok) return { kind: 'refused', problems: result.problems, counted: result.counted };
  return { kind: 'done', files: [fitting(name, result, known)], choices: {}, packed: false };
}

function staleFile(
  name: string,
  { model, rows, problems, counted }: PackedTable & { state: 'stale' },
  known: ImportKnown,
): CheckedFile {
  const resource = known.resources.find((one) => one.name === model);
  const figures = model === 'observations' || !resource;
  const table = figures ? uncheckedTable(rows, name) : uncheckedModelTable(rows, resource, name);
  return {
    ...emptyFile(name, model, toIpc(table), rows.length),
    units: distinct(rows, 'unit_id'),
    indicators: distinct(rows, 'indicator_id'),
    periods: distinct(rows, 'period').sort(),
    stale: { problems, counted },
  };
}

function distinct({ header, columns }: Columns, column: string): string[] {
  const cells = columns[header.indexOf(column)] ?? [];
  return [...new Set(cells.map((cell) => String(cell ?? '')))].filter((text) => text !== '');
}
