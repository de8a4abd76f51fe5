import { importSheets, readImport, type ImportOptions } from '../../datapackage/import/import';
import type { ImportKnown } from '../../datapackage/import/known';
import { parseMapping, type ImportMapping } from '../../datapackage/import/mapping';
import { isBlankRow, type RawSheet } from '../../datapackage/import/raw-sheet';
import type { ImportResult } from '../../datapackage/import/result';
import { readContent } from '../../datapackage/import/sheets';
import type { OwnResult } from '../../datapackage/own-observations';
import type { Known } from '../../datapackage/own-rows';
import { blobSource } from '../../datapackage/source';
import { importKnown } from '../check-table';
import { fitting, type CheckedFile } from '../checked-file';
import { checkImported, previewTable } from './other-tables';
import { forNextFile } from './next-file';
import type { Preview, PreviewRow, Reading } from './preview';

const ROWS_SHOWN = 30;

/** How a file was read, and the files that it would give. */
export interface Previewed {
  preview: Preview;
  checked: CheckedFile[] | null;
}

/**
 * Reads a file that is not in our shape, as it was mapped, or as a file of the same shape was, or by guessing.
 * Nothing is opened by it.
 * @throws {ReadFailure} where the file cannot be read at all
 */
export async function readForPreview(
  file: File,
  known: Known,
  reading: Reading,
): Promise<Previewed> {
  const full = importKnown(known, reading, reading.indicatorNames);
  const source = blobSource(file, file.name);
  const content = await readContent(source);
  const table = reading.table === null ? {} : { table: reading.table };
  if (content.kind === 'package')
    return shown(file.name, await readImport([source], full, table), [], false, full);
  const { sheets } = content;
  const read = (options: ImportOptions) => importSheets(sheets, full, { ...table, ...options });
  const filled = sheets.filter(({ rows, hidden }) => !hidden && !rows.every(isBlankRow));
  const names = filled.map(({ name }) => name).filter((name) => name !== '');
  if (reading.mapping) {
    const result = await read({ mapping: reading.mapping });
    return shown(file.name, withMapping(result, reading.mapping), names, false, full);
  }
  const first = await read({});
  const before = rememberedFor(first, sheets, reading);
  return before
    ? shown(file.name, withMapping(await read({ mapping: before }), before), names, true, full)
    : shown(file.name, first, names, false, full);
}

/** A mapping that no longer fits is still the one to be mended. */
function withMapping(result: ImportResult, mapping: ImportMapping): ImportResult {
  return result.mapping ? result : { ...result, mapping };
}

function rememberedFor(
  first: ImportResult,
  sheets: readonly RawSheet[],
  { remembered }: Reading,
): ImportMapping | null {
  const text = first.mapping && remembered[first.mapping.fingerprint];
  if (!first.mapping || text === null || text === undefined) return null;
  const read = parseMapping(text, '');
  if ('problem' in read) return null;
  const names = sheets.map(({ name }) => name);
  const choices = read.mapping.choices.filter(
    ({ key, value }) => key !== 'sheet' || names.includes(value),
  );
  return forNextFile({ ...read.mapping, choices, sheet: first.mapping.sheet });
}

async function shown(
  name: string,
  result: ImportResult,
  sheets: string[],
  remembered: boolean,
  known: ImportKnown,
): Promise<Previewed> {
  const { status, mapping, aside, notices } = result;
  const tables = status === 'ready' ? result.tables : [];
  const [only, second] = tables;
  const own = only && !second ? only.own : null;
  const others = own || status !== 'ready' ? null : await checkImported(name, tables, known);
  const refused = status === 'refused' ? result : others?.refused;
  const preview: Preview = {
    name,
    status: refused ? 'refused' : status,
    mapping,
    remembered,
    sheets,
    questions: status === 'needs-choices' ? result.questions : [],
    rows: own ? firstRows(own) : [],
    count: tables.reduce((sum, { rows }) => sum + rows, 0),
    aside,
    notices,
    problems: refused?.problems ?? [],
    counted: refused?.counted ?? 0,
    others: others && !refused ? tables.map((one) => previewTable(one, known, ROWS_SHOWN)) : null,
  };
  if (own) return { preview, checked: [{ ...fitting(name, own, known), notices }] };
  const checked = others?.files.map((file) => ({
    ...file,
    notices: [...notices, ...file.notices],
  }));
  return { preview, checked: refused ? null : (checked ?? null) };
}

function firstRows({ columns: { length, text, number } }: OwnResult & { ok: true }): PreviewRow[] {
  const words = ({ codes, values }: (typeof text)['unit_id'], i: number) =>
    values[codes[i] ?? -1] ?? '';
  const figure = (cells: Float64Array, i: number) => {
    const value = cells[i];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return Array.from({ length: Math.min(length, ROWS_SHOWN) }, (_, i) => ({
    unit_id: words(text.unit_id, i),
    indicator_id: words(text.indicator_id, i),
    period: words(text.period, i),
    breakdown: words(text.breakdown, i),
    value: figure(number.value, i),
    numerator: figure(number.numerator, i),
    denominator: figure(number.denominator, i),
    published_rank: figure(number.published_rank, i),
  }));
}
