import type { FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import type { Cell } from './batch';
import type { CodedProblem } from './codes';

function isoFromMillis(millis: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime())
    ? String(millis)
    : date.toISOString().replace('T00:00:00.000Z', '');
}

const utf8 = new TextDecoder();

/** Dates and times as ISO text (a date alone at midnight), JSON as its text. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => isoFromMillis(days * 86_400_000),
  timestampFromMilliseconds: (millis) => isoFromMillis(Number(millis)),
  timestampFromMicroseconds: (micros) => isoFromMillis(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos) => isoFromMillis(Number(nanos / 1_000_000n)),
  jsonFromBytes: (bytes) => utf8.decode(bytes),
};

const CONVERTED = new Set(['BSON', 'INTERVAL', 'TIME_MILLIS', 'TIME_MICROS']);
const LOGICAL = new Set(['BSON', 'INTERVAL', 'TIME', 'GEOMETRY', 'GEOGRAPHY', 'VARIANT']);

/** The columns of a flat Parquet file, or what stands in the way of reading one as a table. */
export function flatColumns(
  metadata: FileMetaData,
  file: string,
): { columns: SchemaElement[] } | { problem: CodedProblem } {
  const columns: SchemaElement[] = [];
  const [root, ...elements] = metadata.schema;
  for (const element of elements) {
    const column = element.name;
    if ((element.num_children ?? 0) > 0 || element.repetition_type === 'REPEATED')
      return { problem: { code: 'parquet_nested', file, column } };
    const { type, converted_type: converted = '', logical_type: logical } = element;
    const opaque =
      type === 'FIXED_LEN_BYTE_ARRAY' &&
      converted !== 'DECIMAL' &&
      logical?.type !== 'UUID' &&
      logical?.type !== 'FLOAT16';
    if (CONVERTED.has(converted) || LOGICAL.has(logical?.type ?? '') || opaque) {
      const found = logical?.type ?? (converted || type || '');
      return { problem: { code: 'parquet_type', file, column, found } };
    }
    columns.push(element);
  }
  if (columns.length === 0 || root?.num_children !== columns.length)
    return { problem: { code: 'header_missing', file } };
  for (const { columns: chunks } of metadata.row_groups) {
    if (chunks.length !== columns.length) return { problem: { code: 'parquet_broken', file } };
    for (const { meta_data } of chunks)
      if (meta_data && (!meta_data.codec || meta_data.codec === 'LZO'))
        return { problem: { code: 'parquet_codec', file, found: meta_data.codec ?? '?' } };
  }
  return { columns };
}

/** The shortest decimal that is the same 32-bit float: 99.12 rather than 99.12000274658203. */
function shortestFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Decoded values as cells: big integers as numbers, NaN as missing, decimals without binary noise. */
export function toCells(data: ArrayLike<unknown>, element: SchemaElement): Cell[] {
  const decimal = element.converted_type === 'DECIMAL' ? (element.scale ?? 0) : -1;
  const float = element.type === 'FLOAT';
  const cells: Cell[] = new Array<Cell>(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (typeof value === 'string' || typeof value === 'boolean') cells[i] = value;
    else if (typeof value === 'number') {
      if (Number.isNaN(value)) cells[i] = null;
      else if (decimal >= 0) cells[i] = Number(value.toFixed(Math.min(decimal, 100)));
      else cells[i] = float && Number.isFinite(value) ? shortestFloat(value) : value;
    } else if (typeof value === 'bigint') {
      const number = Number(value);
      cells[i] = Number.isSafeInteger(number) ? number : String(value);
    } else if (value === null || value === undefined) cells[i] = null;
    else throw new Error('parquet: unexpected value');
  }
  return cells;
}
