import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Cell } from './batch';

export interface ParquetField {
  name: string;
  /** Table Schema type; `integer` beyond 32 bits is written as a double. */
  type: string;
}

const DAY = 86_400_000;

/**
 * Writes a table as Parquet (Snappy): strings, doubles, 32-bit integers, booleans, dates; null where
 * missing. A cell that does not fit its field's type throws TypeError.
 */
export function writeParquet(
  fields: readonly ParquetField[],
  rows: readonly (readonly Cell[])[],
): Uint8Array<ArrayBuffer> {
  const columnData = fields.map(({ name, type }, i) => {
    const cells = rows.map((row) => row[i] ?? null);
    return { name, data: cells.map((cell) => typed(cell, type)) };
  });
  const schema = [
    { name: 'root', num_children: fields.length },
    ...fields.map(({ name, type }, i) => element(name, type, rows, i)),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema }));
}

function element(
  name: string,
  type: string,
  rows: readonly (readonly Cell[])[],
  i: number,
): SchemaElement {
  const repetition_type = 'OPTIONAL' as const;
  if (type === 'number') return { name, type: 'DOUBLE', repetition_type };
  if (type === 'boolean') return { name, type: 'BOOLEAN', repetition_type };
  if (type === 'date') return { name, type: 'INT32', converted_type: 'DATE', repetition_type };
  if (type === 'integer' || type === 'year') {
    const small = rows.every((row) => typeof row[i] !== 'number' || (row[i] | 0) === row[i]);
    return { name, type: small ? 'INT32' : 'DOUBLE', repetition_type };
  }
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
}

function typed(cell: Cell, type: string): string | number | boolean | Date | null {
  if (cell === null) return null;
  const expected =
    type === 'number' || type === 'integer' || type === 'year'
      ? 'number'
      : type === 'boolean'
        ? 'boolean'
        : 'string';
  if (typeof cell !== expected) throw new TypeError(`${type}: ${String(cell)}`);
  if (type !== 'date') return cell;
  const time = Date.parse(`${String(cell)}T00:00:00Z`);
  if (Number.isNaN(time) || time % DAY !== 0) throw new TypeError(`date: ${String(cell)}`);
  return new Date(time);
}
