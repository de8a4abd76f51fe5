import { foundText, type CodedProblem, type ProblemCode } from '../codes';
import type { ProblemList } from '../problem-list';
import type { TableResource } from '../schema';
import { fold } from '../values';
import { guessRole, MEASURES, takenFrom, wordsOf } from './guess';
import type { HeadingReader } from './heading';
import type { ImportKnown } from './known';
import type { SheetColumn, SheetLayout } from './layout';
import { choiceOf, headingKey, type ColumnRole, type ImportMapping } from './mapping';
import type { QuestionList } from './question';
import { cellText, placeOf } from './raw-sheet';
import type { UnitNames } from './unit-names';

/** Everything that reading needs beside a sheet. */
export interface ReadingContext {
  mapping: ImportMapping;
  resource: TableResource;
  reader: HeadingReader;
  known: ImportKnown;
  names: UnitNames;
  problems: ProblemList;
  questions: QuestionList;
  notices: CodedProblem[];
}

/** A column of the sheet with what it is read as; period and indicator where its heading says them. */
export interface ReadColumn {
  column: SheetColumn;
  role: ColumnRole;
  period: string | null;
  indicator: string | null;
}

/** The columns of a sheet with their roles: as mapped, or for a further year or indicator as its like. */
export function readColumns(
  layout: SheetLayout,
  { mapping, reader, questions }: ReadingContext,
): ReadColumn[] {
  const byHeading = new Map(mapping.columns.map((role) => [headingKey(role.heading), role]));
  const wide = mapping.columns.some(
    ({ period, indicator }) => period === 'heading' || indicator === 'heading',
  );
  return layout.columns.map((column): ReadColumn => {
    const skip: ColumnRole = { heading: column.heading, as: 'skip' };
    const guessed = guessRole(column, reader);
    const isWide = guessed.period === 'heading' || guessed.indicator === 'heading';
    const role = byHeading.get(headingKey(column.heading)) ?? (wide && isWide ? guessed : skip);
    const words =
      role.period === 'heading' || role.indicator === 'heading' ? wordsOf(column, reader) : {};
    let indicator = role.indicator === 'heading' ? null : (role.indicator ?? null);
    if (role.indicator === 'heading') {
      const ids = words.indicators ?? [];
      const key = `indicator:${column.heading}`;
      indicator = ids.length === 1 ? (ids[0] ?? null) : (choiceOf(mapping, key) ?? null);
      if (indicator === null) {
        const candidates = ids.map((value) => ({ value, label: value }));
        questions.ask(
          { key, code: 'indicator', about: column.heading, candidates },
          {
            place: placeOf(layout.sheet),
            row: layout.sheet.firstRow + layout.header[1],
            column: column.heading,
            found: column.heading,
          },
        );
      }
    }
    const period = role.period === 'heading' ? (words.period ?? null) : (role.period ?? null);
    return { column, role, period, indicator };
  });
}

/** What is the same in every row: given, or taken from a title. Asks for an indicator that nothing tells. */
export function fixedValues(
  layout: SheetLayout,
  context: ReadingContext,
  columns: readonly ReadColumn[],
): Map<string, string> {
  const { mapping, resource, reader, known, questions, notices } = context;
  const { sheet } = layout;
  const fixed = new Map<string, string>();
  const row = sheet.firstRow + layout.header[1];
  const at = {
    place: placeOf(sheet),
    row,
    column: '',
    found: layout.titles.join(' ').slice(0, 80),
  };
  for (const { column, value, from } of mapping.fixed) {
    const [only, second] = from ? takenFrom(layout, from, column, reader) : [];
    if (value !== undefined) fixed.set(column, value);
    else if (only !== undefined && second === undefined) {
      fixed.set(column, only);
      notices.push({ code: 'taken_from_title', file: at.place, row, column, found: only });
    }
  }
  const chosen = choiceOf(mapping, `period:${at.place}`) ?? choiceOf(mapping, 'period');
  if (chosen !== undefined) fixed.set('period', chosen);
  const indicator = choiceOf(mapping, 'indicator');
  if (indicator !== undefined) fixed.set('indicator_id', indicator);
  const needs = columns.filter(({ role }) => MEASURES.has(role.as));
  if (
    resource.name === 'observations' &&
    !fixed.has('indicator_id') &&
    !columns.some(({ role }) => role.as === 'indicator_id') &&
    needs.some(({ role }) => role.indicator === undefined)
  ) {
    const named = takenFrom(layout, 'title', 'indicator_id', reader);
    const ids = named.length > 0 ? named : [...known.indicators.keys()];
    const candidates = ids.map((value) => ({
      value,
      label: known.indicatorNames.get(value)?.[0] ?? value,
    }));
    questions.ask({ key: 'indicator', code: 'indicator', about: at.place, candidates }, at);
  }
  return fixed;
}

/** Asks for the period of a table that nowhere tells it. */
export function askPeriod(
  { questions, reader }: ReadingContext,
  layout: SheetLayout,
  row: number,
  { column }: ReadColumn,
): void {
  const place = placeOf(layout.sheet);
  const candidates = takenFrom(layout, 'title', 'period', reader).map((value) => ({
    value,
    label: value,
  }));
  questions.ask(
    { key: 'period', code: 'period', about: place, candidates },
    { place, row, column: column.heading, found: layout.titles.join(' ').slice(0, 80) },
  );
}

/** Refuses two columns for the same thing; true when there are. */
export function refuseDoubled(
  read: readonly ReadColumn[],
  place: string,
  row: number,
  problems: ProblemList,
): boolean {
  const seen = new Map<string, string>();
  let doubled = false;
  for (const { column, role, period, indicator } of read) {
    const key = `${role.as} ${period ?? ''} ${indicator ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, column.heading);
    else {
      doubled = true;
      const code: ProblemCode = first === column.heading ? 'column_duplicate' : 'column_ambiguous';
      problems.add({
        code,
        file: place,
        row,
        column: column.heading,
        found: `${first}, ${column.heading}`,
        expected: role.as,
      });
    }
  }
  return doubled;
}

/** Tells which columns with content are not read. */
export function noticeUnread(
  unread: readonly SheetColumn[],
  layout: SheetLayout,
  row: number,
  notices: CodedProblem[],
): void {
  const found = unread
    .filter(
      ({ path, index }) =>
        path.length > 0 ||
        layout.sheet.rows
          .slice(layout.header[1] + 1)
          .some((cells) => cellText(cells[index]) !== ''),
    )
    .filter(({ heading }) => !['stt', 'tt', 'so tt'].includes(fold(heading)))
    .map(({ heading }) => heading);
  if (found.length > 0)
    notices.push({
      code: 'columns_not_read',
      file: placeOf(layout.sheet),
      row,
      found: foundText(found.join(', ')),
    });
}

/** Tells that cells are formulas, read by their last result. */
export function noticeFormulas(
  read: readonly ReadColumn[],
  rows: readonly number[],
  { sheet }: SheetLayout,
  notices: CodedProblem[],
): void {
  let count = 0;
  let first: { row: number; column: string } | null = null;
  for (const r of rows)
    for (const { column } of read)
      if (sheet.rows[r]?.[column.index]?.formula && count++ === 0)
        first = { row: sheet.firstRow + r, column: column.heading };
  if (first)
    notices.push({ code: 'formulas_read', file: placeOf(sheet), ...first, params: { count } });
}

/** Refuses rows of a text file with another number of cells than the heading: a decimal comma may have split them. */
export function refuseRagged(
  rows: readonly number[],
  { sheet, header }: SheetLayout,
  problems: ProblemList,
): boolean {
  const { widths, firstRow } = sheet;
  const expected = widths?.[header[1]];
  if (!widths || expected === undefined) return false;
  let ragged = false;
  for (const r of rows) {
    const found: number = widths[r] ?? expected;
    const beyond = (sheet.rows[r] ?? []).length > expected;
    if (found === expected || (found > expected && !beyond)) continue;
    ragged = true;
    problems.add({
      code: 'row_ragged',
      file: placeOf(sheet),
      row: firstRow + r,
      found: String(found),
      expected: String(expected),
    });
  }
  return ragged;
}
