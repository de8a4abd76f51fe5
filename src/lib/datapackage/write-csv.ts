import type { Cell } from './batch';

export interface CsvOptions {
  /** Byte-order mark, without which Excel garbles Vietnamese. */
  bom?: boolean;
  delimiter?: ',' | ';' | '\t';
  /** Decimal mark of numbers: point for machines, comma for Vietnamese spreadsheets. */
  decimal?: '.' | ',';
  newline?: '\n' | '\r\n';
  /** Text that needs no apostrophe, although it starts as a formula does. */
  asIs?: (text: string) => boolean;
}

/** Text that a spreadsheet would compute gets an apostrophe before it; `readCsv` takes it away again. */
export function guardFormula(text: string): string {
  return /^['\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * Writes a table as CSV (RFC 4180 quoting). Numbers stay numbers; null is an empty cell; line breaks
 * within a cell become `\n`.
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
  options: CsvOptions = {},
): string {
  const { bom = false, delimiter = ',', decimal = '.', newline = '\r\n', asIs } = options;
  const cell = (value: Cell | undefined): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') {
      const text = Number.isFinite(value) ? String(value) : '';
      return quote(decimal === ',' ? text.replace('.', ',') : text, delimiter);
    }
    if (typeof value === 'boolean') return String(value);
    const text = value.replace(/\r\n?/g, '\n');
    return quote(asIs?.(text) ? text : guardFormula(text), delimiter);
  };
  const lines: string[] = [];
  const line = (cells: readonly (Cell | undefined)[]): void => {
    const text = cells.map(cell).join(delimiter);
    lines.push(text === '' ? '""' : text);
  };
  line(header);
  for (const row of rows) line(header.map((_, i) => row[i]));
  return (bom ? '\uFEFF' : '') + lines.join(newline) + newline;
}

function quote(text: string, delimiter: string): string {
  const plain = !text.includes(delimiter) && !/["\n\r]/.test(text) && !/^\s|\s$|^\uFEFF/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
