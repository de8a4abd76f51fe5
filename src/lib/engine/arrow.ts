import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  tableFromIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';

export interface ArrowField {
  name: string;
  type: 'string' | 'number' | 'boolean';
}

/** The values of one column; missing is null. A Float64Array may hold missing as NaN. */
export type ArrowColumn = readonly (string | number | boolean | null)[] | Float64Array;

/**
 * Columns of equal length → bytes of an Arrow IPC stream, for `Engine.loadArrow`. Text is
 * dictionary-encoded, numbers are doubles (NaN becomes missing).
 * @throws RangeError when columns differ in length or number from `fields`
 */
export function tableToIpc(
  fields: readonly ArrowField[],
  columns: readonly ArrowColumn[],
): Uint8Array<ArrayBuffer> {
  const length = columns[0]?.length ?? 0;
  if (columns.length !== fields.length || columns.some((column) => column.length !== length)) {
    throw new RangeError('as many columns as fields, all of one length');
  }
  const children = fields.map((field, i) => encode(field.type, columns[i] ?? [], i));
  const schema = new Schema(
    fields.map(({ name }, i) => new Field(name, typeAt(children, i), true)),
  );
  const struct = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(schema, struct));
  writer.finish();
  return writer.toUint8Array(true) as Uint8Array<ArrayBuffer>;
}

/**
 * Bytes that `tableToIpc` made → fields and columns, as they were given (missing numbers are null).
 * @throws Error when the bytes are no Arrow stream
 */
export function ipcToTable(ipc: Uint8Array): {
  fields: ArrowField[];
  columns: (string | number | boolean | null)[][];
} {
  const table = tableFromIPC(ipc);
  // Other bytes are read as a table without columns.
  if (table.schema.fields.length === 0) throw new Error('no Arrow stream');
  const fields = table.schema.fields.map(({ name, type }): ArrowField => {
    if (type instanceof Dictionary) return { name, type: 'string' };
    return { name, type: type instanceof Bool ? 'boolean' : 'number' };
  });
  const columns = fields.map((field, i) => {
    const column: (string | number | boolean | null)[] = [];
    for (const data of table.getChildAt(i)?.data ?? [])
      for (const value of field.type === 'string' ? textsOf(data) : valuesOf(data))
        column.push(value);
    return column;
  });
  return { fields, columns };
}

/** Each word of the dictionary is decoded once. */
function* textsOf(data: Data): Generator<string | null> {
  const words: string[] = [...(data.dictionary ?? [])].map(String);
  const codes = data.values as Int32Array;
  for (let i = 0; i < data.length; i++)
    yield data.getValid(i) ? (words[codes[i] as number] ?? null) : null;
}

function valuesOf(data: Data): Iterable<number | boolean | null> {
  return new Vector([data]) as Vector<Float64 | Bool>;
}

function typeAt(children: readonly Data[], i: number): DataType {
  const child = children[i];
  if (!child) throw new RangeError(`no column ${i}`);
  return child.type as DataType;
}

function encode(type: ArrowField['type'], values: ArrowColumn, id: number): Data {
  if (type === 'number') return encodeNumbers(values);
  return type === 'boolean' ? encodeBooleans(values) : encodeText(values, id);
}

/** One bit a value, least significant first; set = there is a value. */
class Bits {
  readonly bytes: Uint8Array;
  count = 0;
  constructor(length: number) {
    this.bytes = new Uint8Array(Math.ceil(length / 8));
  }
  set(i: number): void {
    this.bytes[i >> 3] = (this.bytes[i >> 3] ?? 0) | (1 << (i & 7));
    this.count++;
  }
}

function encodeNumbers(values: ArrowColumn): Data {
  const { length } = values;
  const data = new Float64Array(length);
  const valid = new Bits(length);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (typeof value !== 'number' || Number.isNaN(value)) continue;
    data[i] = value;
    valid.set(i);
  }
  const nullCount = length - valid.count;
  return makeData({ type: new Float64(), length, nullCount, nullBitmap: valid.bytes, data });
}

function encodeBooleans(values: ArrowColumn): Data {
  const { length } = values;
  const bits = new Bits(length);
  const valid = new Bits(length);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (typeof value !== 'boolean') continue;
    valid.set(i);
    if (value) bits.set(i);
  }
  const nullCount = length - valid.count;
  const data = bits.bytes;
  return makeData({ type: new Bool(), length, nullCount, nullBitmap: valid.bytes, data });
}

function encodeText(values: ArrowColumn, id: number): Data {
  const { length } = values;
  const codes = new Map<string, number>();
  const data = new Int32Array(length);
  const valid = new Bits(length);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const text = String(value);
    let code = codes.get(text);
    if (code === undefined) {
      code = codes.size;
      codes.set(text, code);
    }
    data[i] = code;
    valid.set(i);
  }
  // An empty dictionary makes a stream that readers refuse.
  const words = codes.size > 0 ? [...codes.keys()] : [''];
  const dictionary = vectorFromArray(words, new Utf8());
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const nullCount = length - valid.count;
  return makeData({ type, length, nullCount, nullBitmap: valid.bytes, data, dictionary });
}
