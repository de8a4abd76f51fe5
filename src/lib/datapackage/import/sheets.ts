import { ReadFailure, type Cell } from '../batch';
import { readParquet } from '../parquet';
import { sniff } from '../sniff';
import { bytesSource, type ByteSource } from '../source';
import { readZip } from '../zip-read';
import { decodeText } from './decode-text';
import { guardSize, textSheet } from './text-sheet';
import type { RawCell, RawRow, RawSheet } from './raw-sheet';
import { readXlsx } from './xlsx-read';

/** What a file turned out to be: sheets, or a Data Package of files by their path. */
export type ImportContent =
  { kind: 'sheets'; sheets: RawSheet[] } | { kind: 'package'; files: Map<string, Uint8Array> };

/** What a spreadsheet put on the clipboard, as a file. */
export function pasteSource(text: string, name: string): ByteSource {
  return bytesSource(new TextEncoder().encode(text), name);
}

/**
 * Reads a file by what is in it, whatever its name: CSV or TSV, XLSX, Parquet, a zipped Data Package.
 * @throws {ReadFailure} with the reason it cannot be read
 */
export async function readContent(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<ImportContent> {
  const { name: file, byteLength } = source;
  if (byteLength === 0) throw new ReadFailure({ code: 'file_empty', file });
  const head = await source.slice(0, 4096);
  const kind = sniff(head);
  const wanted = /\.(xlsx|parquet|zip)$/i.exec(file)?.[1]?.toLowerCase();
  if (kind === 'parquet' || wanted === 'parquet')
    return { kind: 'sheets', sheets: [await parquetSheet(source, signal)] };
  if (kind === 'office') throw await officeFailure(source);
  const isZip = kind === 'xlsx' || kind === 'docx' || kind === 'zip';
  if (kind === 'docx' || (wanted && !isZip))
    throw new ReadFailure({
      code: 'file_looks_like',
      file,
      params: { kind },
      expected: wanted === 'zip' ? 'zip' : 'XLSX',
    });
  const bytes = await source.slice(0, byteLength);
  if (!isZip) return { kind: 'sheets', sheets: [textSheet(decodeText(bytes, file), file)] };
  if (kind === 'xlsx' || wanted === 'xlsx')
    return { kind: 'sheets', sheets: await workbook(bytes, file, signal) };
  const files = readZip(bytes, file);
  if (files.has('xl/workbook.xml'))
    return { kind: 'sheets', sheets: await workbook(bytes, file, signal) };
  return { kind: 'package', files: withoutFolder(files) };
}

/** A cut-off workbook is told as such, not as an archive. */
async function workbook(
  bytes: Uint8Array,
  file: string,
  signal?: AbortSignal,
): Promise<RawSheet[]> {
  try {
    return await readXlsx(bytes, file, signal);
  } catch (error) {
    if (
      error instanceof ReadFailure &&
      /^zip_(broken|entry_broken|method)$/.test(error.problem.code)
    )
      throw new ReadFailure({ code: 'xlsx_broken', file });
    throw error;
  }
}

/** A package zipped with its folder is as good as one without. */
function withoutFolder(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  if (files.has('datapackage.json')) return files;
  const found = [...files.keys()].filter((path) => /^[^/]+\/datapackage\.json$/.test(path));
  const folder = found.length === 1 ? (found[0] ?? '').replace('datapackage.json', '') : null;
  if (folder === null) return files;
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );
}

/** Old Office files and encrypted workbooks have the same frame. */
async function officeFailure(source: ByteSource): Promise<ReadFailure> {
  const bytes = await source.slice(0, Math.min(source.byteLength, 4 << 20));
  const has = (name: string) => {
    const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
    for (
      let at = bytes.indexOf(wanted[0] ?? 0);
      at >= 0;
      at = bytes.indexOf(wanted[0] ?? 0, at + 1)
    )
      if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
    return false;
  };
  const { name: file } = source;
  if (has('EncryptedPackage')) return new ReadFailure({ code: 'xlsx_encrypted', file });
  if (has('Workbook') || has('Book')) return new ReadFailure({ code: 'xls_old', file });
  return new ReadFailure({
    code: 'file_looks_like',
    file,
    params: { kind: 'office' },
    expected: 'XLSX',
  });
}

async function parquetSheet(source: ByteSource, signal?: AbortSignal): Promise<RawSheet> {
  const { name: file } = source;
  const rows: RawRow[] = [];
  for await (const { header, columns, length } of readParquet(source)) {
    signal?.throwIfAborted();
    if (rows.length === 0) rows.push(header.map((value) => ({ value })));
    for (let i = 0; i < length; i++) rows.push(columns.map((cells) => rawCell(cells[i] ?? null)));
    guardSize(rows.slice(-length), file);
  }
  return { file, name: '', rows, firstRow: 1, delimiter: null, hidden: false };
}

function rawCell(value: Cell): RawCell | null {
  return value === null || value === '' || Number.isNaN(value) ? null : { value };
}
