import type { Level } from '../../domain/types';
import type { TableResource } from '../schema';
import { fold } from '../values';
import { isFigure, MissingWords } from './figure';
import type { HeadingReader } from './heading';
import { periodsIn, type HeadingWords } from './heading';
import type { ImportKnown } from './known';
import type { SheetColumn, SheetLayout } from './layout';
import { fingerprint, MISSING_WORDS, type ColumnRole, type ImportMapping } from './mapping';
import { cellText, type RawSheet } from './raw-sheet';
import { UnitNames } from './unit-names';

/** Columns of `observations` that hold figures. */
export const MEASURES: ReadonlySet<string> = new Set([
  'value',
  'numerator',
  'denominator',
  'published_rank',
]);

/**
 * The table whose columns the sheet has: all that are required, the most of them; else the one of which a heading
 * holds the key (what of it may be empty only where no other column tells it from figures) and nothing but columns;
 * else `observations`.
 */
export function guessTable(sheets: readonly RawSheet[], known: ImportKnown): string {
  let best = { table: 'observations', points: 0 };
  let part = { table: '', points: 1 };
  const figures = new Set(
    known.resources.find(({ name }) => name === 'observations')?.schema.fields.map((f) => f.name),
  );
  for (const { name, schema } of known.resources) {
    const named = schema.fields.map(
      (field) => new Set([fold(field.name), fold(field.title ?? field.name)]),
    );
    for (const { rows } of sheets)
      for (const row of rows.slice(0, 20)) {
        const texts = new Set(row.map((cell) => fold(cellText(cell))));
        const has = named.map((names) => [...names].some((one) => texts.has(one)));
        const points = has.filter(Boolean).length;
        const keyed = schema.primaryKey;
        const needed = has.some((there, i) => there && !figures.has(schema.fields[i]?.name ?? ''));
        const keys = schema.fields.every(
          ({ name: one, constraints }, i) =>
            !keyed.includes(one) || has[i] || (needed && !constraints.required),
        );
        texts.delete('');
        if (keyed.length > 0 && keys && points === texts.size && points > part.points)
          part = { table: name, points };
        const whole = schema.fields.every(
          ({ constraints }, i) => !constraints.required || has[i] === true,
        );
        const own = schema.fields.filter((_, i) => has[i]).map((field) => field.name);
        if (whole && points > best.points && points >= Math.min(3, named.length) && own.length > 1)
          best = { table: name, points };
      }
  }
  return best.points > 0 || part.table === '' ? best.table : part.table;
}

/** What a column says of itself. */
export function wordsOf(column: SheetColumn, reader: HeadingReader): HeadingWords {
  const words: HeadingWords = {};
  for (const text of [...column.path, ...(column.path.length > 1 ? [column.path.join(' ')] : [])])
    for (const [key, value] of Object.entries(reader.read(text) ?? {}))
      Object.assign(words, { [key]: value });
  return words;
}

/** The role a column's heading proposes. */
export function guessRole(column: SheetColumn, reader: HeadingReader): ColumnRole {
  const { heading } = column;
  const { column: as, period, indicators } = wordsOf(column, reader);
  if (as !== undefined && !MEASURES.has(as)) return { heading, as };
  if (as === undefined && period === undefined && !indicators) return { heading, as: 'skip' };
  return {
    heading,
    as: as ?? 'value',
    ...(period !== undefined && { period: 'heading' }),
    ...(indicators && { indicator: 'heading' }),
  };
}

/** Whether the headings of a sheet name what the table needs: units and figures, or every required column. */
export function isWhole(
  layout: SheetLayout,
  resource: TableResource,
  reader: HeadingReader,
): boolean {
  const roles = new Set(layout.columns.map((column) => guessRole(column, reader).as));
  if (resource.name !== 'observations')
    return resource.schema.fields.every(
      ({ name, constraints }) => !constraints.required || roles.has(name),
    );
  return (
    (roles.has('unit_id') || roles.has('unit_code')) && [...MEASURES].some((one) => roles.has(one))
  );
}

/** A mapping of the sheet to the table, for the reader to look at and correct; what cannot be told is left open. */
export function guessMapping(
  layout: SheetLayout,
  resource: TableResource,
  reader: HeadingReader,
  known: ImportKnown,
): ImportMapping {
  const { sheet } = layout;
  const names = UnitNames.of(known.units);
  const body = sheet.rows.slice(layout.header[1] + 1, layout.header[1] + 400);
  const missing = new MissingWords(MISSING_WORDS);
  const cellsOf = ({ index }: SheetColumn) =>
    body.flatMap((row) => (row[index] && cellText(row[index]) !== '' ? [row[index]] : []));
  const roles = layout.columns.map((column) => guessRole(column, reader));
  const observations = resource.name === 'observations';
  if (observations) {
    nameUnits(layout.columns, roles, (column) => cellsOf(column).map(cellText), names);
    if (!roles.some(({ as }) => MEASURES.has(as))) {
      const figures = layout.columns.filter((column, i) => {
        const cells = cellsOf(column);
        return (
          roles[i]?.as === 'skip' &&
          !isOrdinal(column, reader) &&
          cells.length > 0 &&
          cells.filter((cell) => isFigure(cell, missing)).length * 2 > cells.length
        );
      });
      const [only, second] = figures;
      const role = only && roles[only.index];
      if (role && second === undefined) role.as = 'value';
    }
  }
  const unitColumn = layout.columns.find((_, i) => roles[i]?.as === 'unit_id');
  const texts = unitColumn ? [...new Set(cellsOf(unitColumn).map(cellText))] : [];
  const said = unitColumn && wordsOf(unitColumn, reader).level;
  const level = observations ? (said ?? guessLevel(texts, names, known)) : null;
  return {
    format: 'parscope-mapping',
    version: 1,
    table: resource.name,
    fingerprint: fingerprint(layout),
    sheet: null,
    header: null,
    columns: roles.filter((_, i) => {
      const column = layout.columns[i];
      return column !== undefined && (column.path.length > 0 || roles[i]?.as !== 'skip');
    }),
    fixed: observations ? guessFixed(layout, roles, reader) : [],
    decimal: null,
    percent: 'as-is',
    missing: [...MISSING_WORDS],
    units: { level, within: null },
    keep: [],
    drop: [],
    choices: [],
  };
}

function isOrdinal(column: SheetColumn, reader: HeadingReader): boolean {
  return wordsOf(column, reader).column === 'skip';
}

/** Of two columns that name units the one of figures is the code; where none names them, the text column that does. */
function nameUnits(
  columns: readonly SheetColumn[],
  roles: ColumnRole[],
  texts: (column: SheetColumn) => string[],
  names: UnitNames,
): void {
  const units = columns.filter((_, i) => roles[i]?.as === 'unit_id');
  const isCode = (column: SheetColumn) => texts(column).every((text) => /^\d{1,5}$/.test(text));
  if (units.length > 1)
    for (const column of units) {
      const role = roles[column.index];
      if (role && isCode(column)) role.as = 'unit_code';
    }
  if (roles.some(({ as }) => as === 'unit_id')) return;
  const found = columns.find((column, i) => {
    const all = texts(column);
    if (roles[i]?.as !== 'skip' || all.length === 0 || isCode(column)) return false;
    return all.filter((text) => names.find(text).length > 0).length * 5 >= all.length * 3;
  });
  const role = found ? roles[found.index] : roles.find(({ as }) => as === 'unit_code');
  if (role) role.as = 'unit_id';
}

/** The level at which most names are known, when there is one; provinces before others where ids say so. */
function guessLevel(texts: readonly string[], names: UnitNames, known: ImportKnown): Level | null {
  if (texts.length > 0 && texts.some((text) => known.units.has(text))) return null;
  const counts = new Map<Level, number>();
  for (const text of texts) {
    const levels = new Set(names.find(text).map((id) => known.units.get(id)?.level));
    for (const level of levels)
      if (level && level !== 'region' && level !== 'country')
        counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] > (next?.[1] ?? 0) ? best[0] : null;
}

/** What the whole table is about, out of its titles, the name of its sheet or of its file. */
function guessFixed(
  layout: SheetLayout,
  roles: readonly ColumnRole[],
  reader: HeadingReader,
): ImportMapping['fixed'] {
  const fixed: ImportMapping['fixed'] = [];
  const figures = roles.filter(({ as }) => MEASURES.has(as));
  for (const [column, key] of [
    ['period', 'period'],
    ['indicator_id', 'indicator'],
  ] as const) {
    if (roles.some(({ as }) => as === column) || figures.every((role) => role[key] !== undefined))
      continue;
    const from = (['title', 'sheet', 'file'] as const).find(
      (one) => takenFrom(layout, one, column, reader).length === 1,
    );
    if (from) fixed.push({ column, from });
  }
  return fixed;
}

/** The periods or indicators named in the titles of a table, the name of its sheet, or of its file. */
export function takenFrom(
  { sheet, titles }: SheetLayout,
  from: 'title' | 'sheet' | 'file',
  column: string,
  reader: HeadingReader,
): string[] {
  const texts =
    from === 'title'
      ? titles
      : [from === 'sheet' ? sheet.name : sheet.file.replace(/\.[a-z]+$/i, '').replaceAll('_', ' ')];
  const found = texts.flatMap((text) =>
    column === 'period'
      ? periodsIn(text.replaceAll(/(?<=\d)\.(?=\s|$)/g, ''))
      : reader.indicatorsIn(text),
  );
  return [...new Set(found)];
}
