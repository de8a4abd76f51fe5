import Papa from 'papaparse';
import { ReadFailure, type Batch } from './batch';
import { foundText, type CodedProblem, type ProblemCode } from './codes';
import { detectDialect, type Dialect } from './csv-dialect';
import { sniff, utf16Bom } from './sniff';
import type { ByteSource } from './source';

const CHUNK_BYTES = 1 << 20;
/** A record longer than this is an open quote, not a record. */
const RECORD_LIMIT = 4 << 20;

/**
 * Reads a CSV file in batches: UTF-8 or UTF-16 (by its mark), `,` `;` or tab, any line ending, quoted
 * line breaks. Blank lines are passed over but counted. Cells come as they stand, but for the
 * apostrophe that `writeCsv` puts before text a spreadsheet would compute.
 * @throws {ReadFailure} where the file cannot be read on: binary content, wrong encoding, broken
 * quotes, a row with another number of cells than the header.
 */
export async function* readCsv(source: ByteSource): AsyncGenerator<Batch> {
  const fail = (code: ProblemCode, more: Partial<CodedProblem> = {}): ReadFailure =>
    new ReadFailure({ code, file: source.name, ...more });
  if (source.byteLength === 0) throw fail('file_empty');
  const head = await source.slice(0, 4096);
  const kind = sniff(head);
  if (kind === 'binary') throw fail('text_binary');
  if (kind !== 'text') throw fail('file_looks_like', { params: { kind }, expected: 'CSV' });

  const decoder = new TextDecoder(utf16Bom(head) ?? 'utf-8');
  const state = new RecordState(source.name);
  let dialect: Dialect | undefined;
  let parser: Papa.Parser | undefined;
  let rest = '';
  let yielded = false;
  for (let at = 0; at < source.byteLength; at += CHUNK_BYTES) {
    const end = Math.min(at + CHUNK_BYTES, source.byteLength);
    const last = end === source.byteLength;
    const text = rest + decoder.decode(await source.slice(at, end), { stream: !last });
    if (!dialect || !parser) {
      dialect = detectDialect(text);
      parser = new Papa.Parser({ ...dialect, quoteChar: '"' });
    }
    const parsed = parse(parser, text, !last);
    rest = text.slice(parsed.cursor);
    const broken = parsed.errors.find((error) => last || error.row < parsed.records.length);
    if (broken)
      throw fail(broken.code === 'MissingQuotes' ? 'quotes_open' : 'quotes_broken', {
        row: state.row + broken.row + 1,
      });
    if (last && parsed.records.length > 0 && isBlank(parsed.records.at(-1))) parsed.records.pop();
    const suspect = text.includes('\0') || text.includes('\uFFFD');
    const batch = state.take(parsed.records, dialect.delimiter, end / source.byteLength, suspect);
    if (rest.length > RECORD_LIMIT) throw fail('quotes_open', { row: state.row + 1 });
    if (batch && (batch.length > 0 || (last && !yielded))) {
      yielded = true;
      yield batch;
    }
  }
  if (!yielded) {
    if (state.header.length === 0) throw fail('header_missing');
    yield state.empty(dialect?.delimiter ?? ',');
  }
}

interface Parsed {
  records: string[][];
  errors: { code: string; row: number }[];
  cursor: number;
}

function parse(parser: Papa.Parser, text: string, more: boolean): Parsed {
  const result = parser.parse(text, 0, more) as {
    data: string[][];
    errors: { code: string; row: number }[];
    meta: { cursor: number };
  };
  return {
    records: result.data,
    errors: result.errors,
    cursor: more ? result.meta.cursor : text.length,
  };
}

function isBlank(record: readonly string[] | undefined): boolean {
  return record !== undefined && record.length === 1 && (record[0] as string).trim() === '';
}

/** Turns records into batches of columns and keeps count of rows. */
class RecordState {
  header: string[] = [];
  /** Records read so far, blank ones and the header among them. */
  row = 0;

  constructor(private readonly file: string) {}

  empty(delimiter: string): Batch {
    const columns = this.header.map(() => []);
    return {
      header: this.header,
      columns,
      rows: new Int32Array(0),
      length: 0,
      delimiter,
      progress: 1,
    };
  }

  /** Null while only blank lines have been seen. */
  take(records: string[][], delimiter: string, progress: number, suspect: boolean): Batch | null {
    if (suspect) this.#refuseUnreadable(records);
    let first = 0;
    while (this.header.length === 0 && first < records.length) {
      const record = records[first++] as string[];
      this.row++;
      if (!record.every((cell) => cell.trim() === ''))
        this.header = trimTrailing(record.map((cell) => unguard(cell).trim()));
    }
    const width = this.header.length;
    if (width === 0) return null;
    const columns: string[][] = Array.from({ length: width }, () => []);
    const rows = new Int32Array(records.length - first);
    let length = 0;
    for (let r = first; r < records.length; r++) {
      const record = records[r] as string[];
      this.row++;
      if ((record[0] as string).trim() === '' && record.every((cell) => cell.trim() === ''))
        continue;
      if (record.length !== width && !this.#fits(record, width)) this.#ragged(record.length, width);
      const end = record[width - 1] as string;
      if (end.charCodeAt(end.length - 1) === 13) record[width - 1] = end.slice(0, -1);
      for (let c = 0; c < width; c++) {
        const cell = record[c] as string;
        (columns[c] as string[])[length] = cell.charCodeAt(0) === 39 ? unguard(cell) : cell;
      }
      rows[length++] = this.row;
    }
    return {
      header: this.header,
      columns,
      rows: rows.subarray(0, length),
      length,
      delimiter,
      progress,
    };
  }

  /** Spreadsheets write empty cells beyond the last column: those are no fault. */
  #fits(record: readonly string[], width: number): boolean {
    return record.length > width && record.slice(width).every((cell) => cell.trim() === '');
  }

  #ragged(found: number, expected: number): never {
    throw new ReadFailure({
      code: 'row_ragged',
      file: this.file,
      row: this.row,
      found: String(found),
      expected: String(expected),
    });
  }

  #refuseUnreadable(records: readonly string[][]): void {
    const header =
      this.header.length > 0 ? this.header : records.find((record) => !isBlank(record));
    for (let r = 0; r < records.length; r++)
      for (const [c, cell] of (records[r] as string[]).entries()) {
        const code = cell.includes('\0')
          ? 'text_binary'
          : cell.includes('\uFFFD')
            ? 'text_encoding'
            : null;
        if (!code) continue;
        const problem: CodedProblem = { code, file: this.file, row: this.row + r + 1 };
        const column = header?.[c];
        if (column !== undefined) problem.column = column;
        if (code === 'text_encoding') problem.found = foundText(cell);
        throw new ReadFailure(problem);
      }
  }
}

function trimTrailing(header: string[]): string[] {
  let width = header.length;
  while (width > 1 && header[width - 1] === '') width--;
  return header.slice(0, width);
}

/** Takes away the apostrophe of `guardFormula`. */
function unguard(cell: string): string {
  return /^'['\s]*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
