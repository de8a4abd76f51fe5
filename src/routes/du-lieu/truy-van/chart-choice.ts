import { parsePeriod } from '$lib/domain/periods';
import type { Explored, SqlValue } from '$lib/engine/engine';
import type { ChartChoice } from '$lib/state/sql-address';

const isPeriod = (value: SqlValue) => value !== null && parsePeriod(String(value)) !== null;

/** The values of a column, one for each row; empty when there is no such column. */
export function values(result: Explored, name: string): SqlValue[] {
  const at = result.columns.findIndex((column) => column.name === name);
  return at < 0 ? [] : result.rows.map((row) => row[at] ?? null);
}

/** Whether a column holds periods and nothing else, and more than one of them. */
export function holdsPeriods(result: Explored, name: string): boolean {
  const given = values(result, name).filter((value) => value !== null);
  return given.length > 0 && given.every(isPeriod) && new Set(given.map(String)).size > 1;
}

/** Columns that may be drawn as values. */
export function valueColumns({ columns }: Explored): string[] {
  return columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

/** The chart to begin with: values over periods where there are any, else over the first text. Null without numbers. */
export function standardChart(result: Explored): ChartChoice | null {
  const names = result.columns.map(({ name }) => name);
  const period = names.find((name) => holdsPeriods(result, name));
  const numbers = valueColumns(result).filter((name) => name !== period);
  const y = numbers.find((name) => name === 'value') ?? numbers[0];
  if (y === undefined || result.rows.length === 0) return null;
  const texts = result.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const others = texts.filter((name) => name !== period && name !== 'source_id');
  if (period === undefined) {
    const x = others[0] ?? names.find((name) => name !== y) ?? y;
    return { kind: 'bars', x, y, series: '' };
  }
  const doubled = new Set(values(result, period)).size < result.rows.length;
  const series = doubled ? (others.find((name) => count(result, name) > 1) ?? '') : '';
  return { kind: 'lines', x: period, y, series };
}

function count(result: Explored, name: string): number {
  return new Set(values(result, name)).size;
}

/** A choice that the result can bear, else its standard chart. */
export function usableChart(result: Explored, choice: ChartChoice | null): ChartChoice | null {
  const standard = standardChart(result);
  if (!choice || !standard) return standard;
  const has = (name: string) => result.columns.some((column) => column.name === name);
  const fits =
    has(choice.x) &&
    valueColumns(result).includes(choice.y) &&
    (choice.x !== choice.y || result.columns.length === 1) &&
    (choice.series === '' || has(choice.series));
  if (!fits) return standard;
  return choice.kind === 'lines' && !holdsPeriods(result, choice.x)
    ? { ...choice, kind: 'bars' }
    : choice;
}

/** Columns that lines may run along: periods, with another column of numbers to draw over them. */
export function periodColumns(result: Explored): string[] {
  return result.columns
    .map(({ name }) => name)
    .filter((name) => holdsPeriods(result, name))
    .filter((name) => valueColumns(result).some((value) => value !== name));
}

/**
 * The chart after the reader chose `part` of it anew. What was chosen before gives way: no column is drawn over
 * itself or divides itself, and lines run along periods only.
 */
export function chooseChart(
  result: Explored,
  before: ChartChoice,
  part: Partial<ChartChoice>,
): ChartChoice {
  const next = { ...before, ...part };
  const periods = periodColumns(result);
  if (next.kind === 'lines' && (!periods.includes(next.x) || next.x === next.y)) {
    const x = part.x ?? periods.find((name) => name !== part.y);
    if (x === undefined) next.kind = 'bars';
    else next.x = x;
  }
  if (next.x === next.y) {
    const y = valueColumns(result).find((name) => name !== next.x);
    if (part.y === undefined && y !== undefined) next.y = y;
    else next.x = labelColumn(result, next.y);
  }
  if (next.series === next.x || next.series === next.y) next.series = '';
  return next;
}

/** The column that names what `y` counts: a text where there is one. */
function labelColumn({ columns }: Explored, y: string): string {
  const others = columns.filter(({ name }) => name !== y);
  const named = others.find(({ name, kind }) => kind === 'text' && name !== 'source_id');
  return (named ?? others[0])?.name ?? y;
}
