import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  INTEGER,
  TIMESTAMP,
  DuckDBTimestampValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { DataType, tableFromIPC } from 'apache-arrow';
import { memoryName, quoteName } from './sql';
import { unreadable } from './values';

const CHUNK = 2048;
const DAY_MS = 86_400_000;

interface Column {
  type: DuckDBType;
  sql: string;
  write: (value: unknown) => DuckDBValue;
}

/** Creates table `name` in memory from an Arrow IPC stream, without any extension. */
export async function appendArrow(
  connection: DuckDBConnection,
  name: string,
  ipc: Uint8Array,
): Promise<void> {
  const table = tableFromIPC(ipc);
  const columns = table.schema.fields.map((field) => columnOf(field.name, field.type));
  const definition = table.schema.fields.map(
    (field, i) => `${quoteName(field.name)} ${columns[i]?.sql ?? 'VARCHAR'}`,
  );
  await connection.run(`CREATE TABLE ${memoryName(name)} (${definition.join(', ')})`);
  const appender = await connection.createAppender(name, 'main', 'memory');
  const types = columns.map((column) => column.type);
  for (const batch of table.batches) {
    const vectors = columns.map((_, i) => batch.getChildAt(i));
    for (let start = 0; start < batch.numRows; start += CHUNK) {
      const count = Math.min(CHUNK, batch.numRows - start);
      const chunk = DuckDBDataChunk.create(types, count);
      for (const [i, column] of columns.entries()) {
        const vector = vectors[i];
        const values: DuckDBValue[] = Array.from({ length: count }, (_, r) => {
          const value: unknown = vector?.get(start + r) ?? null;
          return value === null ? null : column.write(value);
        });
        chunk.setColumnValues(i, values);
      }
      appender.appendDataChunk(chunk);
    }
  }
  appender.flushSync();
  appender.closeSync();
}

function columnOf(name: string, type: DataType): Column {
  if (DataType.isDictionary(type)) return columnOf(name, type.dictionary as DataType);
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) {
    return { type: VARCHAR, sql: 'VARCHAR', write: String };
  }
  if (DataType.isBool(type)) return { type: BOOLEAN, sql: 'BOOLEAN', write: Boolean };
  if (DataType.isFloat(type)) return { type: DOUBLE, sql: 'DOUBLE', write: Number };
  if (DataType.isInt(type)) {
    return type.bitWidth === 64 || (!type.isSigned && type.bitWidth === 32)
      ? { type: BIGINT, sql: 'BIGINT', write: (value) => BigInt(value as bigint) }
      : { type: INTEGER, sql: 'INTEGER', write: Number };
  }
  if (DataType.isDate(type)) {
    const write = (ms: unknown) => new DuckDBDateValue(Math.floor(Number(ms) / DAY_MS));
    return { type: DATE, sql: 'DATE', write };
  }
  if (DataType.isTimestamp(type)) {
    const write = (ms: unknown) => new DuckDBTimestampValue(BigInt(Number(ms)) * 1000n);
    return { type: TIMESTAMP, sql: 'TIMESTAMP', write };
  }
  if (DataType.isNull(type)) return { type: VARCHAR, sql: 'VARCHAR', write: String };
  throw unreadable(name, String(type));
}
