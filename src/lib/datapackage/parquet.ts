import { parquetScan, type Compressors } from 'hyparquet';
import { ReadFailure, type Batch, type Cell } from './batch';
import { chunkRange, guardChunk, readMetadata } from './parquet-guard';
import { PARSERS, flatColumns, toCells } from './parquet-values';
import { sniff } from './sniff';
import type { ByteSource } from './source';

const BATCH_ROWS = 1 << 16;

/**
 * Reads a flat Parquet file in batches, a row group at a time; every codec but LZO.
 * @throws {ReadFailure} where the file is none, is cut off or damaged, or has nested columns.
 */
export async function* readParquet(source: ByteSource): AsyncGenerator<Batch> {
  const file = source.name;
  if (source.byteLength === 0) throw new ReadFailure({ code: 'file_empty', file });
  const kind = sniff(await source.slice(0, 4096));
  if (kind !== 'parquet')
    throw new ReadFailure({ code: 'file_looks_like', file, params: { kind }, expected: 'Parquet' });
  try {
    yield* readGroups(source);
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    throw new ReadFailure({ code: 'parquet_broken', file });
  }
}

async function* readGroups(source: ByteSource): AsyncGenerator<Batch> {
  const metadata = await readMetadata(source);
  const flat = flatColumns(metadata, source.name);
  if ('problem' in flat) throw new ReadFailure(flat.problem);
  const header = flat.columns.map((element) => element.name.trim());
  const total = Number(metadata.num_rows);

  let chunk = new Uint8Array(0);
  let chunkStart = 0;
  let guarded: Compressors = {};
  const compressors = new Proxy<Compressors>(
    {},
    { get: (_, codec) => guarded[codec as keyof Compressors] },
  );
  const scan = await parquetScan({
    file: {
      byteLength: source.byteLength,
      slice: async (start, end = source.byteLength) => {
        const inside = start >= chunkStart && end <= chunkStart + chunk.length;
        return inside
          ? chunk.slice(start - chunkStart, end - chunkStart).buffer
          : (await source.slice(start, end)).buffer;
      },
    },
    metadata,
    compressors,
    parsers: PARSERS,
    geoparquet: false,
    useOffsetIndex: false,
  });

  let done = 0;
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    if (count === 0) continue;
    const columns: Cell[][] = [];
    for (const [i, element] of flat.columns.entries()) {
      const meta = group.columns[i]?.meta_data;
      if (!meta || meta.path_in_schema.join('.') !== element.name)
        throw new Error('parquet: column order');
      const { start, end } = chunkRange(meta);
      chunkStart = start;
      chunk = await source.slice(start, end);
      guarded = guardChunk(chunk, meta, count, element.repetition_type !== 'REQUIRED');
      const data: ArrayLike<unknown> = await scan.readColumn({
        column: element.name,
        rowStart: done,
        rowEnd: done + count,
      });
      if (data.length !== count) throw new Error('parquet: rows of a column');
      columns.push(toCells(data, element));
    }
    for (let from = 0; from < count; from += BATCH_ROWS) {
      const length = Math.min(BATCH_ROWS, count - from);
      const rows = Int32Array.from({ length }, (_, i) => done + from + i + 2);
      yield {
        header,
        columns:
          length === count ? columns : columns.map((cells) => cells.slice(from, from + length)),
        rows,
        length,
        delimiter: null,
        progress: (done + from + length) / total,
      };
    }
    done += count;
  }
  if (done === 0)
    yield {
      header,
      columns: header.map(() => []),
      rows: new Int32Array(0),
      length: 0,
      delimiter: null,
      progress: 1,
    };
}
