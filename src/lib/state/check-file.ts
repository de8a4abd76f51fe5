import { ipcToTable, tableToIpc } from '../engine/arrow';
import { ReadFailure } from '../datapackage/batch';
import { batchesOf, ownFileColumns, uncheckedTable, type Columns } from '../datapackage/own-csv';
import { checkOwnObservations, type OwnResult } from '../datapackage/own-observations';
import type { PackedChoices } from '../datapackage/own-package';
import { readOwnPackage, type PackedTable } from '../datapackage/own-package-read';
import { ownTable, type OwnTable } from '../datapackage/own-table';
import type { Known } from '../datapackage/own-rows';
import type { Problem } from '../datapackage/problem';
import { readTable } from '../datapackage/read-table';
import { blobSource } from '../datapackage/source';
import { ownViews, type OwnView } from './own-views';

/** A file of the reader's, a zipped package of such files, or rows that were saved earlier. */
export type CheckJob =
  { file: File; known: Known } | { saved: { name: string; ipc: Blob }; known: Known };

/** One table that may be opened. */
export interface CheckedFile {
  name: string;
  ipc: Uint8Array<ArrayBuffer>;
  rows: number;
  units: string[];
  indicators: string[];
  periods: string[];
  views: OwnView[];
  notices: Problem[];
  /** ISO time and bytes of the first opening, where the file tells. */
  opened: string | null;
  size: number | null;
  stale: { problems: Problem[]; counted: number } | null;
}

export type CheckReply =
  | { kind: 'progress'; rows: number; part: number }
  | { kind: 'done'; files: CheckedFile[]; choices: PackedChoices; packed: boolean }
  | { kind: 'refused'; problems: Problem[]; counted: number }
  | { kind: 'failed'; message: string };

type OnProgress = (reply: CheckReply & { kind: 'progress' }) => void;

/** Whether a file is opened as a package of files. */
function isPackage(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Reads and checks a reader's file, and turns it into Arrow when nothing is wrong with it. */
export async function checkFile(job: CheckJob, onProgress: OnProgress): Promise<CheckReply> {
  try {
    if ('saved' in job) return await checkSaved(job.saved, job.known);
    const { file, known } = job;
    if (isPackage(file.name)) return await checkPackage(file, known, onProgress);
    const batches = readTable(blobSource(file, file.name));
    const result = await checkOwnObservations(batches, known, file.name, (progress) =>
      onProgress({ kind: 'progress', ...progress }),
    );
    return single(file.name, result, known);
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

async function checkSaved(
  { name, ipc }: { name: string; ipc: Blob },
  known: Known,
): Promise<CheckReply> {
  const table = ipcToTable(new Uint8Array(await ipc.arrayBuffer()));
  return single(
    name,
    await checkOwnObservations(batchesOf(ownFileColumns(table)), known, name),
    known,
  );
}

async function checkPackage(file: File, known: Known, onProgress: OnProgress): Promise<CheckReply> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const now = new Date().toISOString();
  const read = await readOwnPackage(bytes, file.name, known, now, (progress) =>
    onProgress({ kind: 'progress', ...progress }),
  );
  if (!read.ok) return { kind: 'refused', problems: read.problems, counted: read.counted };
  const files = read.tables.map((table) => unpacked(table, known));
  return { kind: 'done', files, choices: read.choices, packed: true };
}

function unpacked(table: PackedTable, known: Known): CheckedFile {
  const { name, opened, size, notices } = table;
  const about = { opened, size, notices };
  return table.state === 'fits'
    ? { ...fitting(name, table.result, known), ...about }
    : { ...staleFile(name, table), ...about };
}

function single(name: string, result: OwnResult, known: Known): CheckReply {
  if (!result.ok) return { kind: 'refused', problems: result.problems, counted: result.counted };
  return { kind: 'done', files: [fitting(name, result, known)], choices: {}, packed: false };
}

function fitting(
  name: string,
  { columns, summary }: OwnResult & { ok: true },
  known: Known,
): CheckedFile {
  const { rows, units, indicators, periods, notices } = summary;
  return {
    name,
    ipc: toIpc(ownTable(columns)),
    rows,
    units,
    indicators,
    periods,
    views: ownViews(columns, known),
    notices,
    opened: null,
    size: null,
    stale: null,
  };
}

function staleFile(
  name: string,
  { rows, problems, counted }: PackedTable & { state: 'stale' },
): CheckedFile {
  return {
    name,
    ipc: toIpc(uncheckedTable(rows, name)),
    rows: rows.length,
    units: distinct(rows, 'unit_id'),
    indicators: distinct(rows, 'indicator_id'),
    periods: distinct(rows, 'period').sort(),
    views: [],
    notices: [],
    opened: null,
    size: null,
    stale: { problems, counted },
  };
}

function distinct({ header, columns }: Columns, column: string): string[] {
  const cells = columns[header.indexOf(column)] ?? [];
  return [...new Set(cells.map((cell) => String(cell ?? '')))].filter((text) => text !== '');
}

function toIpc({ fields, columns }: OwnTable): Uint8Array<ArrayBuffer> {
  return new Uint8Array(tableToIpc(fields, columns));
}
