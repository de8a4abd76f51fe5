import { parquetMetadataAsync, type ColumnMetaData, type FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource } from './source';

/**
 * hyparquet trusts counts inside a file: a flipped bit in one can make it fill memory. These checks
 * hold every count to what the row group declares before hyparquet sees the page.
 */

const MAX_ROWS = 50_000_000;
const MAX_PAGE = 1 << 30;
const MAX_FOOTER = 64 << 20;

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(`parquet: ${what}`);
}

/** Reads the footer and checks that its counts and byte ranges fit the file. Throws plain errors. */
export async function readMetadata(source: ByteSource): Promise<FileMetaData> {
  const { byteLength } = source;
  demand(byteLength >= 12, 'too short');
  const tail = await source.slice(byteLength - 8, byteLength);
  const length = new DataView(tail.buffer).getUint32(0, true);
  demand(length <= byteLength - 12 && length <= MAX_FOOTER, 'footer length');
  guardThrift(await source.slice(byteLength - 8 - length, byteLength - 8));
  const metadata = await parquetMetadataAsync(
    {
      byteLength,
      slice: async (start, end) => (await source.slice(start, end ?? byteLength)).buffer,
    },
    { geoparquet: false },
  );
  let rows = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    demand(groupRows >= 0 && groupRows <= MAX_ROWS, 'rows of a group');
    rows += groupRows;
    for (const { meta_data } of group.columns) {
      demand(meta_data !== undefined, 'column metadata');
      if (!meta_data) continue;
      const { start, end } = chunkRange(meta_data);
      demand(start >= 4 && end > start && end <= byteLength, 'byte range of a column');
    }
  }
  demand(rows <= MAX_ROWS && rows === Number(metadata.num_rows), 'number of rows');
  return metadata;
}

/** Bytes of a column chunk in the file. */
export function chunkRange(meta: ColumnMetaData): { start: number; end: number } {
  const data = Number(meta.data_page_offset);
  const dictionary = Number(meta.dictionary_page_offset ?? 0);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  return { start, end: start + Number(meta.total_compressed_size) };
}

interface PageCheck {
  values: number;
  /** Values that are not null, where the header tells. */
  present: number;
  /** Where run-length parts stand in the page: definition levels of version 1, dictionary indexes. */
  levels: boolean;
  indexes: boolean;
  dictionary: boolean;
}

/**
 * Walks the pages of a flat column chunk, checks the headers, and gives decompressors that check the
 * run lengths of each page as hyparquet opens them in the same order.
 */
export function guardChunk(
  chunk: Uint8Array,
  meta: ColumnMetaData,
  rows: number,
  nullable: boolean,
): typeof compressors {
  const reader = {
    view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength),
    offset: 0,
  };
  const queue: PageCheck[] = [];
  const raw = meta.codec === 'UNCOMPRESSED';
  let seen = 0;
  while (seen < rows && reader.offset < chunk.length - 1) {
    guardThrift(chunk.subarray(reader.offset));
    const header = parquetHeader(reader);
    const { compressed_page_size: size, uncompressed_page_size: full } = header;
    demand(size >= 0 && reader.offset + size <= chunk.length, 'page size');
    demand(full >= 0 && full <= MAX_PAGE, 'page size');
    const page = chunk.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    const v1 = header.data_page_header;
    const v2 = header.data_page_header_v2;
    const values =
      v1?.num_values ?? v2?.num_values ?? header.dictionary_page_header?.num_values ?? -1;
    demand(values >= 0 && values <= Math.max(rows, MAX_PAGE / 8), 'values of a page');
    const encoding = v1?.encoding ?? v2?.encoding ?? 'PLAIN';
    const check: PageCheck = {
      values,
      present: values - (v2?.num_nulls ?? 0),
      levels: v1 !== undefined && nullable,
      indexes: encoding.endsWith('DICTIONARY') || encoding === 'RLE',
      dictionary: header.type === 'DICTIONARY_PAGE',
    };
    if (v1 || v2) {
      demand(values <= rows - seen, 'values of a page');
      demand(
        v2 === undefined || (v2.num_rows === values && v2.num_nulls <= values && v2.num_nulls >= 0),
        'rows of a page',
      );
      seen += values;
    }
    let body = page;
    if (v2) {
      const levels = v2.definition_levels_byte_length;
      demand(v2.repetition_levels_byte_length === 0 && levels >= 0 && levels <= size, 'levels');
      if (nullable && levels > 0) guardRuns(page.subarray(0, levels), 0, levels, 1, values);
      body = page.subarray(levels);
    }
    if (raw || v2?.is_compressed === false) guardPage(body, check, meta.type);
    else queue.push(check);
  }
  demand(seen === rows, 'rows of a column');
  const guarded: typeof compressors = {};
  for (const [codec, decompress] of Object.entries(compressors) as [
    keyof typeof compressors,
    (input: Uint8Array, length: number) => Uint8Array,
  ][])
    guarded[codec] = (input, length) => {
      const page = decompress(input, length);
      const check = queue.shift();
      if (check) guardPage(page, check, meta.type);
      return page;
    };
  return guarded;
}

function guardPage(page: Uint8Array, check: PageCheck, type: string): void {
  if (check.dictionary) {
    demand(check.values <= page.length, 'values of a dictionary');
    return;
  }
  let at = 0;
  let { present } = check;
  if (check.levels) {
    const length = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true);
    demand(4 + length <= page.length, 'levels');
    present = guardRuns(page, 4, 4 + length, 1, check.values);
    at = 4 + length;
  }
  if (!check.indexes || at >= page.length) return;
  if (type === 'BOOLEAN') guardRuns(page, at + 4, page.length, 1, present);
  else {
    const width = page[at] as number;
    demand(width <= 32, 'index width');
    if (width > 0) guardRuns(page, at + 1, page.length, width, present);
  }
}

/**
 * Walks the runs of a run-length / bit-packed hybrid: none may be longer than the values that are left
 * (a packed run may be padded). Returns how many of the values are odd: for levels, how many are present.
 */
function guardRuns(
  bytes: Uint8Array,
  from: number,
  to: number,
  width: number,
  values: number,
): number {
  let at = from;
  let seen = 0;
  let ones = 0;
  while (at < to && seen < values) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 255;
      demand(shift <= 28, 'run header');
      header += (byte & 127) * 2 ** shift;
      if ((byte & 128) === 0) break;
    }
    const half = Math.floor(header / 2);
    const packed = header % 2 === 1;
    const count = packed ? half * 8 : half;
    demand(count < values - seen + 512, 'run length');
    if (!packed && ((bytes[at] ?? 0) & 1) === 1) ones += count;
    if (packed && width === 1)
      for (let i = 0; i < count && seen + i < values; i++)
        ones += ((bytes[at + (i >> 3)] ?? 0) >> (i & 7)) & 1;
    at += packed ? half * width : (width + 7) >> 3;
    seen += count;
  }
  return ones;
}

/** Walks a Thrift compact struct without building it: lists may not be longer than the bytes that are left. */
export function guardThrift(bytes: Uint8Array): void {
  let at = 0;
  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new Error('parquet: thrift ends early');
    return value;
  };
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift <= 63; shift += 7) {
      const next = byte();
      value += (next & 127) * 2 ** shift;
      if ((next & 128) === 0) return value;
    }
    throw new Error('parquet: thrift number');
  };
  const element = (type: number, depth: number, inList: boolean): void => {
    if (depth > 32) throw new Error('parquet: thrift depth');
    if (type <= 2) at += inList ? 1 : 0;
    else if (type === 3) at++;
    else if (type <= 6) varint();
    else if (type === 7) at += 8;
    else if (type === 8) {
      const length = varint();
      if (length > bytes.length - at) throw new Error('parquet: thrift text');
      at += length;
    } else if (type === 9) {
      const head = byte();
      const size = head >> 4 === 15 ? varint() : head >> 4;
      if (size > bytes.length - at) throw new Error('parquet: thrift list');
      for (let i = 0; i < size; i++) element(head & 15, depth + 1, true);
    } else if (type === 12) struct(depth + 1);
    else throw new Error('parquet: thrift type');
  };
  const struct = (depth: number): void => {
    for (;;) {
      const head = byte();
      if ((head & 15) === 0) return;
      if (head >> 4 === 0) varint();
      element(head & 15, depth, false);
    }
  };
  struct(0);
}
