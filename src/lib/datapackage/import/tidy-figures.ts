import { foundText, type ProblemCode } from '../codes';
import { decimalOf, FigureColumn, type MissingWords } from './figure';
import type { SheetLayout } from './layout';
import { choiceOf } from './mapping';
import { cellText, placeOf } from './raw-sheet';
import type { ReadColumn, ReadingContext } from './tidy-columns';

/** A figure, none, or what is wrong with the cell. */
export type Figure = number | null | { code: ProblemCode; found: string };

/** Figures of the columns by the index of each; null when the decimal mark has to be asked for or is mixed. */
export function readFigures(
  columns: readonly ReadColumn[],
  rows: readonly number[],
  layout: SheetLayout,
  missing: MissingWords,
  { mapping, problems, questions }: ReadingContext,
): Map<number, { at(i: number, measure: string | null): Figure }> | null {
  const { sheet } = layout;
  const place = placeOf(sheet);
  const read = columns.map((one) => {
    const figures = new FigureColumn(missing);
    for (const r of rows) figures.push(sheet.rows[r]?.[one.column.index], sheet.firstRow + r);
    return { ...one, figures };
  });
  const told = mapping.decimal ?? choiceOf(mapping, 'decimal');
  const exact = columns.every(({ column, role }) => column.heading === role.as);
  const style =
    told === 'comma' || told === 'point'
      ? told
      : (decimalOf(
          read.map(({ figures }) => figures),
          sheet.delimiter,
        ) ?? (exact ? 'point' : null));
  if (style === null) {
    const candidates = ['comma', 'point'].map((value) => ({ value, label: value }));
    for (const { column, figures } of read)
      for (const { row, found } of figures.numbers.samples.either)
        questions.ask(
          { key: 'decimal', code: 'decimal', about: found, candidates },
          { place, row, column: column.heading, found },
        );
    return null;
  }
  if (style === 'mixed') {
    const counts = { point: 0, comma: 0 };
    for (const { figures } of read) {
      counts.point += figures.numbers.counts.point;
      counts.comma += figures.numbers.counts.comma;
    }
    const rare = counts.point <= counts.comma ? 'point' : 'comma';
    const usual = read.flatMap(
      ({ figures }) => figures.numbers.samples[rare === 'point' ? 'comma' : 'point'],
    )[0];
    for (const { column, figures } of read)
      for (const { row, found } of figures.numbers.samples[rare])
        problems.add({
          code: 'number_mixed',
          file: place,
          row,
          column: column.heading,
          found,
          expected: usual?.found ?? '',
        });
    return null;
  }
  return new Map(
    read.map(({ column, role, figures }) => {
      const values = figures.numbers.values(style);
      const texts = (i: number) => cellText(sheet.rows[rows[i] ?? -1]?.[column.index]);
      return [
        column.index,
        {
          at(i: number, measure: string | null): Figure {
            const bad = figures.bad.get(i);
            if (bad !== undefined) return { code: 'cell_number', found: bad };
            const error = figures.errors.get(i);
            if (error !== undefined) return { code: 'cell_error', found: error };
            const value = values[i] ?? NaN;
            if (Number.isNaN(value))
              return figures.blank.has(i)
                ? null
                : { code: 'cell_number', found: foundText(texts(i)) };
            if (figures.percents.has(i)) {
              const raw = sheet.rows[rows[i] ?? -1]?.[column.index];
              if (role.as !== 'value' || measure === 'count')
                return { code: 'number_percent_sign', found: foundText(texts(i)) };
              if (measure === 'ratio')
                return typeof raw?.value === 'number' ? raw.value : value / 100;
              return value;
            }
            const scaled =
              mapping.percent === 'fraction' && measure === 'percent' && role.as === 'value';
            return scaled ? Number((value * 100).toPrecision(14)) : value;
          },
        },
      ] as const;
    }),
  );
}

/** Figures of one row that speak of the same period and indicator. */
export function groupFigures(figures: readonly ReadColumn[], fixed: ReadonlyMap<string, string>) {
  const groups = new Map<
    string,
    { period: string | null; indicator: string | null; columns: ReadColumn[] }
  >();
  for (const one of figures) {
    const period = one.period ?? fixed.get('period') ?? null;
    const indicator = one.indicator ?? fixed.get('indicator_id') ?? null;
    const key = `${period ?? ''} ${indicator ?? ''}`;
    const group = groups.get(key) ?? { period, indicator, columns: [] };
    group.columns.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
