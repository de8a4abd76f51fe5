/** Text by code: `values[codes[i]]`, −1 = missing. Ready for an Arrow dictionary. */
export interface TextColumn {
  codes: Int32Array;
  values: string[];
}

/** A growing list of 32-bit integers. */
export class IntList {
  #data = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const data = new Int32Array(this.length * 2);
      data.set(this.#data);
      this.#data = data;
    }
    this.#data[this.length++] = value;
  }

  done(): Int32Array {
    return this.#data.subarray(0, this.length);
  }
}

/** A growing column of text, each text kept once. */
export class TextList {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #rows = new IntList();

  code(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.values.length;
      this.#codes.set(text, code);
      this.values.push(text);
    }
    return code;
  }

  push(text: string | null): void {
    this.#rows.push(text === null ? -1 : this.code(text));
  }

  done(): TextColumn {
    return { codes: this.#rows.done(), values: this.values };
  }
}

/** The same text in every row. */
export function constantText(text: string, length: number): TextColumn {
  return { codes: new Int32Array(length), values: [text] };
}

/**
 * For every row the first row with the same codes in all columns, or −1 for the first itself.
 * Calls `report(row, first)` for each repetition. Open addressing over row numbers: no key objects.
 */
export function eachDuplicate(
  columns: readonly Int32Array[],
  length: number,
  report: (row: number, first: number) => void,
): void {
  let size = 16;
  while (size < length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (let row = 0; row < length; row++) {
    let hash = 0;
    for (const column of columns)
      hash = Math.imul(hash ^ (column[row] as number), 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    for (;;) {
      const first = slots[slot] as number;
      if (first === -1) {
        slots[slot] = row;
        break;
      }
      if (columns.every((column) => column[first] === column[row])) {
        report(row, first);
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
}
