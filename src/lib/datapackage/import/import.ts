import { ReadFailure } from '../batch';
import type { CodedProblem } from '../codes';
import { readCsv } from '../csv';
import { isOtherTable, readOwnHeader } from '../own-header';
import { checkOwnObservations, type OwnResult } from '../own-observations';
import { ProblemList } from '../problem-list';
import type { TableResource } from '../schema';
import { sniff } from '../sniff';
import type { ByteSource } from '../source';
import { checkFigures, checkRows } from './check-rows';
import { guessMapping, guessTable, isWhole } from './guess';
import { HeadingReader } from './heading';
import type { ImportKnown } from './known';
import { findLayout, type AsideRow, type SheetLayout } from './layout';
import { choiceOf, fingerprint, type ImportMapping } from './mapping';
import { ownTyped } from './own-typed';
import { readPackage } from './package-in';
import { QuestionList } from './question';
import type { ImportBase, ImportResult } from './result';
import { isBlankRow, placeOf, type RawSheet } from './raw-sheet';
import { readContent } from './sheets';
import { isWholeModel, tidySheet, type TidyRows } from './tidy';
import { UnitNames } from './unit-names';
import { resolveUnits } from './resolve-units';

export interface ImportOptions {
  mapping?: ImportMapping;
  /** The table to fill, where the headings do not tell. */
  table?: string;
  /** Part of the file read, 0 to 1. */
  onProgress?: (progress: { rows: number; part: number }) => void;
  signal?: AbortSignal;
}

/** Files greater than this are read as figures in our own shape or not at all. */
const MESSY_LIMIT = 20_000_000;

/**
 * Reads what people really have into tables of the model, all or nothing. Without a mapping one is
 * guessed; what cannot be told is asked for (`needs-choices`), answered in `mapping.choices` and the file
 * read again. Several sources are the files of one Data Package. Never throws for what a file holds;
 * rejects with the signal's reason when aborted.
 */
export async function readImport(
  sources: readonly ByteSource[],
  known: ImportKnown,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { signal } = options;
  const [source, second] = sources;
  if (!source) return refusal([]);
  try {
    if (second || /(^|\/)datapackage\.json$/.test(source.name))
      return await readPackage(await folderFiles(sources), source.name, known);
    if (!options.mapping && (options.table ?? 'observations') === 'observations') {
      const fast = await readOwnShape(source, known, options);
      if (fast) return fast;
    }
    const content = await readContent(source, signal);
    if (content.kind === 'package') return await readPackage(content.files, source.name, known);
    return await importSheets(content.sheets, known, options);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return refusal([error.problem]);
  }
}

async function folderFiles(sources: readonly ByteSource[]): Promise<Map<string, Uint8Array>> {
  const descriptor = sources.find(({ name }) => /(^|\/)datapackage\.json$/.test(name));
  const folder = descriptor?.name.replace(/datapackage\.json$/, '') ?? '';
  const files = new Map<string, Uint8Array>();
  for (const one of sources)
    if (one.name.startsWith(folder))
      files.set(one.name.slice(folder.length), await one.slice(0, one.byteLength));
  return files;
}

function refusal(problems: CodedProblem[], base: Partial<ImportBase> = {}): ImportResult {
  return {
    status: 'refused',
    mapping: null,
    aside: [],
    notices: [],
    ...base,
    problems,
    counted: problems.length,
  };
}

/** Figures in our own shape take the quick way; null when the file is not in it, or is better read the other way. */
async function readOwnShape(
  source: ByteSource,
  known: ImportKnown,
  { onProgress, signal }: ImportOptions,
): Promise<ImportResult | null> {
  const large = source.byteLength > MESSY_LIMIT;
  if (source.byteLength === 0 || sniff(await source.slice(0, 4096)) !== 'text') return null;
  try {
    const first = await readCsv(source).next();
    if (first.done || readOwnHeader(first.value.header, source.name).problems.length > 0)
      return null;
    const { header } = first.value;
    const whole = ['source_id', 'preferred', 'framework_id'];
    if (isOtherTable(header) || header.some((name) => whole.includes(name))) return null;
  } catch (error) {
    if (error instanceof ReadFailure && !large) return null;
    throw error;
  }
  const own = await checkOwnObservations(readCsv(source), known, source.name, onProgress, signal);
  if (!own.ok)
    return large ? ({ ...refusal(own.problems), counted: own.counted } as ImportResult) : null;
  return ready('observations', own, own.summary.notices, null, [], known);
}

function ready(
  name: string,
  own: OwnResult & { ok: true },
  notices: CodedProblem[],
  mapping: ImportMapping | null,
  aside: AsideRow[],
  known: ImportKnown,
): ImportResult {
  return {
    status: 'ready',
    mapping,
    aside,
    notices,
    tables: [{ name, typed: () => ownTyped(own, known), rows: own.summary.rows, own }],
  };
}

/** Reads sheets that are in memory already: after a change of the mapping nothing is unpacked again. */
export async function importSheets(
  sheets: readonly RawSheet[],
  known: ImportKnown,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { signal } = options;
  const file = sheets[0]?.file ?? '';
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isBlankRow(row)));
  const seen = filled.some(({ hidden }) => !hidden)
    ? filled.filter(({ hidden }) => !hidden)
    : filled;
  if (seen.length === 0) return refusal([{ code: 'header_missing', file }]);
  const table = options.mapping?.table ?? options.table ?? guessTable(seen, known);
  const resource = known.resources.find(({ name }) => name === table);
  if (!resource) {
    const expected = known.resources.map(({ name }) => name).join(', ');
    return refusal([{ code: 'mapping_table', file, found: table, expected }]);
  }
  const reader = new HeadingReader(known, resource);
  const header = options.mapping?.header ?? null;
  const tables = seen.flatMap((sheet) => findLayout(sheet, reader, header) ?? []);
  const whole = tables.filter((layout) => isWhole(layout, resource, reader));
  const found = whole.length > 0 ? whole : tables;
  const [first] = found;
  if (!first)
    return refusal([{ code: 'table_not_found', file: placeOf(seen[0] ?? { file, name: '' }) }]);
  const mapping = options.mapping ?? {
    ...guessMapping(first, resource, reader, known),
    sheet: sheetOf(found),
  };
  const questions = new QuestionList();
  const chosen = choiceOf(mapping, 'sheet') ?? mapping.sheet;
  const layouts =
    found.length === 1 && chosen === null
      ? found
      : found.filter(({ sheet }) => chosen === '*' || sheet.name === chosen);
  if (chosen === null && found.length > 1) {
    const candidates = found.map(({ sheet }) => ({ value: sheet.name, label: sheet.name }));
    questions.ask({ key: 'sheet', code: 'sheet', about: file, candidates });
    return { status: 'needs-choices', mapping, aside: [], notices: [], questions: questions.all };
  }
  if (layouts.length === 0) {
    const expected = found.map(({ sheet }) => sheet.name).join(', ');
    return refusal([{ code: 'mapping_sheet', file, found: chosen ?? '', expected }], { mapping });
  }
  const columns = await mappingOfSheets(layouts, mapping, resource, reader, known);
  return readLayouts(layouts, columns, {
    resource,
    reader,
    known,
    questions,
    file,
    ...(signal && { signal }),
  });
}

/** `*` when all tables of the file have one shape, null when there is one, or a question is due. */
function sheetOf(found: readonly SheetLayout[]): string | null {
  const shapes = new Set(found.map(fingerprint));
  return found.length > 1 && shapes.size === 1 ? '*' : null;
}

/** A mapping guessed for the first sheet is guessed anew for the sheet that was chosen. */
async function mappingOfSheets(
  layouts: readonly SheetLayout[],
  mapping: ImportMapping,
  resource: TableResource,
  reader: HeadingReader,
  known: ImportKnown,
): Promise<ImportMapping> {
  const [layout] = layouts;
  if (
    !layout ||
    choiceOf(mapping, 'sheet') === undefined ||
    mapping.fingerprint === fingerprint(layout)
  )
    return mapping;
  return { ...guessMapping(layout, resource, reader, known), choices: mapping.choices };
}

async function readLayouts(
  layouts: readonly SheetLayout[],
  mapping: ImportMapping,
  context: {
    resource: TableResource;
    reader: HeadingReader;
    known: ImportKnown;
    questions: QuestionList;
    file: string;
    signal?: AbortSignal;
  },
): Promise<ImportResult> {
  const { resource, reader, known, questions, file, signal } = context;
  const problems = new ProblemList();
  const notices: CodedProblem[] = [];
  const names = UnitNames.of(known.units);
  const tidy: TidyRows = { columns: new Map(), codes: [], origins: [] };
  const reading = { mapping, resource, reader, known, names, problems, questions, notices };
  const aside = layouts.flatMap((layout) => {
    signal?.throwIfAborted();
    return tidySheet(layout, reading, tidy);
  });
  const [first] = layouts;
  if (tidy.origins.length > 0) resolveUnits(tidy, reading);
  else if (problems.counted === 0 && questions.all.length === 0 && first)
    problems.add({ code: 'no_rows', file: placeOf(first.sheet) });
  const base = { mapping, aside, notices };
  if (problems.counted > 0)
    return {
      status: 'refused',
      ...base,
      problems: inOrder(problems.problems),
      counted: problems.counted,
    };
  if (questions.all.length > 0)
    return { status: 'needs-choices', ...base, questions: questions.all };
  const roles = mapping.columns.map((role) => ({ role }));
  if (resource.name === 'observations' && !isWholeModel(roles, resource)) {
    const own = await checkFigures(tidy, known, file, signal);
    if (!own.ok)
      return { status: 'refused', ...base, problems: inOrder(own.problems), counted: own.counted };
    return ready('observations', own, [...notices, ...own.summary.notices], mapping, aside, known);
  }
  const checked = checkRows(tidy, resource, known, file);
  if (checked.counted > 0)
    return {
      status: 'refused',
      ...base,
      problems: inOrder(checked.problems),
      counted: checked.counted,
    };
  return {
    status: 'ready',
    ...base,
    tables: [
      { name: resource.name, typed: () => checked.typed, rows: tidy.origins.length, own: null },
    ],
  };
}

function inOrder(problems: CodedProblem[]): CodedProblem[] {
  return [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
