import { DataType, DateUnit } from 'apache-arrow';
import type { RecordBatch, Schema } from 'apache-arrow';
import type { Row, SqlValue } from './engine';
import { isoDate, isoTimestamp, uniqueNames, unreadable } from './values';

/**
 * Rows of what DuckDB-WASM answers.
 * @throws EngineError `sql` for a column of a type that is not read
 */
export function rowsOf({ fields }: Schema, batches: readonly RecordBatch[]): Row[] {
  const names = uniqueNames(fields.map((field) => field.name));
  // Of columns named alike the schema gives one type to all; the batch knows better.
  const first = batches[0];
  const readers = names.map((name, i) =>
    readerOf(name, first ? first.getChildAt(i)?.type : fields[i]?.type),
  );
  const rows: Row[] = [];
  for (const batch of batches) {
    const vectors = names.map((_, i) => batch.getChildAt(i));
    for (let r = 0; r < batch.numRows; r++) {
      const row: Row = {};
      for (const [i, name] of names.entries()) {
        const value: unknown = vectors[i]?.get(r) ?? null;
        row[name] = value === null ? null : (readers[i]?.(value) ?? null);
      }
      rows.push(row);
    }
  }
  return rows;
}

function readerOf(column: string, type: DataType | undefined): (value: unknown) => SqlValue {
  if (DataType.isDictionary(type)) return readerOf(column, type.dictionary as DataType);
  if (DataType.isUtf8(type) || DataType.isBool(type)) return (value) => value as SqlValue;
  if (DataType.isFloat(type) || DataType.isInt(type)) return Number;
  if (DataType.isDate(type)) {
    // castTimestampToDate: a timestamp comes as milliseconds, a date as days.
    const iso = type.unit === DateUnit.DAY ? isoDate : isoTimestamp;
    return (value) => iso(Number(value));
  }
  if (DataType.isTimestamp(type)) return (value) => isoTimestamp(Number(value));
  if (DataType.isNull(type)) return () => null;
  throw unreadable(column, String(type));
}
