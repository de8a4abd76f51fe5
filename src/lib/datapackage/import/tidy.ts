import type { Cell } from '../batch';
import type { TableField, TableResource } from '../schema';
import { fold, readDate, readPeriod } from '../values';
import { bodyRows } from './body-rows';
import { MissingWords } from './figure';
import { MEASURES } from './guess';
import type { AsideRow, SheetLayout } from './layout';
import type { ColumnRole } from './mapping';
import { cellText, placeOf, type RawCell } from './raw-sheet';
import {
  askPeriod,
  fixedValues,
  noticeFormulas,
  noticeUnread,
  readColumns,
  refuseDoubled,
  refuseRagged,
  type ReadColumn,
  type ReadingContext,
} from './tidy-columns';
import { groupFigures, readFigures } from './tidy-figures';

/** Where a row of the table comes from. */
export interface Origin {
  place: string;
  row: number;
  /** Heading of the column that each column of the table was read from. */
  headings: ReadonlyMap<string, string>;
}

/** Rows of one table of the model, units as they are named in the file. */
export interface TidyRows {
  columns: Map<string, Cell[]>;
  /** Texts of the column beside the units' names that holds their codes. */
  codes: string[];
  origins: Origin[];
}

const UNITS = new Set(['unit_id', 'unit_code']);

/** Reads one sheet by its mapping and adds its rows to `into`. Deterministic: same sheet and mapping, same rows. */
export function tidySheet(
  layout: SheetLayout,
  context: ReadingContext,
  into: TidyRows,
): AsideRow[] {
  const { mapping, resource, names, problems, notices } = context;
  const { sheet } = layout;
  const place = placeOf(sheet);
  const headerRow = sheet.firstRow + layout.header[1];
  if (layout.second !== null) {
    problems.add({ code: 'table_second', file: place, row: sheet.firstRow + layout.second });
    return [];
  }
  const columns = readColumns(layout, context);
  const unread = columns.filter(({ role }) => role.as === 'skip').map(({ column }) => column);
  const read = columns.filter(({ role }) => role.as !== 'skip');
  const observations = resource.name === 'observations' && !isWholeModel(read, resource);
  const fields = new Map(resource.schema.fields.map((field) => [field.name, field]));
  const isFigure = ({ role }: ReadColumn) => {
    const type = fields.get(role.as)?.type;
    return type === 'number' || type === 'integer';
  };
  const figures = observations
    ? read.filter(({ role }) => MEASURES.has(role.as))
    : read.filter(isFigure);
  const labels = read.filter(({ role }) => UNITS.has(role.as));
  const missing = new MissingWords(mapping.missing);
  const { rows, aside } = bodyRows(layout, {
    labels: labels.map(({ column }) => column.index),
    figures: observations ? figures.map(({ column }) => column.index) : [],
    read: read.map(({ column }) => column.index),
    missing,
    keep: mapping.keep,
    drop: mapping.drop,
    names: observations ? names : null,
    regions: mapping.units.level === 'region' || !observations,
  });
  const doubled = refuseDoubled(read, place, headerRow, problems);
  const fixed = fixedValues(layout, context, columns);
  for (const one of figures) {
    if (!observations || one.role.as !== 'value') continue;
    if (
      one.period === null &&
      !fixed.has('period') &&
      !read.some(({ role }) => role.as === 'period')
    )
      askPeriod(context, layout, headerRow, one);
  }
  noticeUnread(unread, layout, headerRow, notices);
  if (refuseRagged(rows, layout, problems) || doubled) return aside;

  const numbers = readFigures(figures, rows, layout, missing, context);
  if (!numbers) return aside;
  noticeFormulas(read, rows, layout, notices);
  const groups = observations
    ? groupFigures(figures, fixed)
    : [{ period: null, indicator: null, columns: figures }];
  const others = read.filter((one) => !figures.includes(one));
  const add = (row: ReadonlyMap<string, Cell>, code: string, origin: Origin) => {
    const length = into.origins.length;
    for (const [name, cell] of row) {
      let cells = into.columns.get(name);
      if (!cells) into.columns.set(name, (cells = new Array<Cell>(length).fill(null)));
      cells.push(cell);
    }
    for (const cells of into.columns.values()) if (cells.length === length) cells.push(null);
    into.codes.push(code);
    into.origins.push(origin);
  };
  const headingsOf = groups.map(
    (group) =>
      new Map([...others, ...group.columns].map(({ column, role }) => [role.as, column.heading])),
  );
  rows.forEach((r, i) => {
    const raw = sheet.rows[r] ?? [];
    const row = sheet.firstRow + r;
    const base = new Map<string, Cell>();
    let code = '';
    for (const [name, value] of fixed) base.set(name, value);
    for (const { column, role } of others) {
      const text = cellText(raw[column.index]);
      if (role.as === 'unit_code') code = text;
      else base.set(role.as, otherCell(text, raw[column.index], fields.get(role.as), missing));
    }
    let filled = 0;
    groups.forEach((group, g) => {
      const cells = new Map(base);
      if (group.period !== null) cells.set('period', group.period);
      if (group.indicator !== null) cells.set('indicator_id', group.indicator);
      const indicator = context.known.indicators.get(String(cells.get('indicator_id') ?? ''));
      let some = false;
      for (const { column, role } of group.columns) {
        const figure = numbers.get(column.index)?.at(i, indicator?.measure ?? null) ?? null;
        if (figure !== null && typeof figure === 'object')
          problems.add({
            code: figure.code,
            file: place,
            row,
            column: column.heading,
            found: figure.found,
          });
        if (figure !== null) some = true;
        cells.set(role.as, typeof figure === 'number' ? figure : null);
      }
      if (observations && !some) return;
      filled++;
      add(cells, code, { place, row, headings: headingsOf[g] ?? new Map() });
    });
    if (filled === 0)
      aside.push({
        place,
        row,
        reason: 'empty',
        text: raw.map(cellText).filter(Boolean).join(' | ').slice(0, 200),
      });
  });
  return aside.sort((a, b) => a.row - b.row);
}

/** Rows of `observations` with the source and the mark of preference in them: read as any other table. */
export function isWholeModel(
  read: readonly { role: ColumnRole }[],
  resource: TableResource,
): boolean {
  const has = new Set(read.map(({ role }) => role.as));
  return resource.schema.fields.every(
    ({ name, constraints }) => !constraints.required || has.has(name),
  );
}

function otherCell(
  text: string,
  raw: RawCell | null | undefined,
  field: TableField | undefined,
  missing: MissingWords,
): Cell {
  if (text === '' || (field?.type !== 'string' && missing.has(text))) return null;
  if (field?.name === 'period') {
    const read = readPeriod(text);
    return 'value' in read ? read.value : text;
  }
  if (field?.type === 'date') {
    const read = readDate(text);
    return 'value' in read ? read.value : text;
  }
  if (field?.type === 'boolean') {
    if (typeof raw?.value === 'boolean') return raw.value;
    if (/^(true|có|đúng|1|x)$/i.test(text)) return true;
    return /^(false|không|sai|0)$/i.test(text) ? false : text;
  }
  return categoryOf(text, field) ?? text;
}

/** The value of an enum whose Vietnamese label stands in the cell. */
function categoryOf(text: string, field: TableField | undefined): string | null {
  for (const category of field?.categories ?? [])
    if (typeof category === 'object' && fold(category.label ?? '') === fold(text))
      return String(category.value);
  return null;
}
