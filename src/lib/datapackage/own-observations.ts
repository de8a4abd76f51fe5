import { ratePercent } from '../domain/rates';
import { ReadFailure, type Batch } from './batch';
import type { CodedProblem } from './codes';
import { constantText, eachDuplicate, type TextColumn } from './column-store';
import { fallbackStyle, type NumberStyle } from './number-column';
import { readOwnHeader, type OwnHeader } from './own-header';
import { OwnRows, type Known, type NumberName } from './own-rows';
import { ProblemList } from './problem-list';
import { rangeFault } from './ranges';
import { fold } from './values';

/**
 * Rows of the table `observations`, column by column: text by code (−1 = missing), numbers NaN where
 * missing, dates as ISO text. `preferred` is true and `published_of`, `cumulative` missing in every row.
 */
export interface OwnColumns {
  length: number;
  text: Record<
    | 'unit_id'
    | 'indicator_id'
    | 'period'
    | 'breakdown'
    | 'source_id'
    | 'status'
    | 'as_of'
    | 'note'
    | 'own_source'
    | 'own_file',
    TextColumn
  >;
  number: Record<'value' | 'numerator' | 'denominator' | 'published_rank', Float64Array>;
}

export interface OwnSummary {
  rows: number;
  units: string[];
  indicators: string[];
  periods: string[];
  decimal: NumberStyle;
  /** `own:` and the slug of the file's name. */
  source_id: string;
  /** Told, not refused: columns left unread, rates that differ from their counts, units counted back. */
  notices: CodedProblem[];
}

export type OwnResult =
  | { ok: true; columns: OwnColumns; summary: OwnSummary }
  | { ok: false; problems: CodedProblem[]; counted: number };

export interface OwnProgress {
  rows: number;
  /** Part of the file read, 0 to 1. */
  part: number;
}

/** A printed rate may differ from its counts by rounding to whole percents, not by more. */
const RATE_TOLERANCE = 0.5;

/**
 * Checks a reader's own file of observations, all or nothing: known units, indicators and periods,
 * numbers in either decimal style (see `NumberColumn`), scales, percents, one row a cell.
 * Never throws for what the file holds; rejects with the signal's reason when aborted.
 */
export async function checkOwnObservations(
  batches: AsyncIterable<Batch>,
  known: Known,
  fileName: string,
  onProgress?: (progress: OwnProgress) => void,
  signal?: AbortSignal,
): Promise<OwnResult> {
  const list = new ProblemList();
  const rows = new OwnRows(known, fileName, list);
  let header: OwnHeader | undefined;
  let delimiter: string | null = null;
  try {
    for await (const batch of batches) {
      signal?.throwIfAborted();
      if (!header) {
        header = readOwnHeader(batch.header, fileName);
        delimiter = batch.delimiter;
        if (header.problems.length > 0) {
          header.problems.forEach((problem) => list.add(problem));
          break;
        }
      }
      rows.take(batch, header.at);
      onProgress?.({ rows: rows.rows.length, part: batch.progress });
    }
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    list.add({ ...error.problem, file: fileName });
  }
  if (list.counted === 0 && rows.rows.length === 0) list.add({ code: 'no_rows', file: fileName });
  const finished = finish(rows, known, fileName, delimiter, list);
  if (list.counted > 0 || !header)
    return { ok: false, problems: list.problems, counted: list.counted };
  if (header.unread.length > 0)
    finished.summary.notices.push({
      code: 'columns_not_read',
      file: fileName,
      found: header.unread.join(', '),
    });
  return { ok: true, ...finished };
}

function finish(
  rows: OwnRows,
  known: Known,
  file: string,
  delimiter: string | null,
  list: ProblemList,
): { columns: OwnColumns; summary: OwnSummary } {
  const numbers = settleNumbers(rows, file, delimiter, list);
  const length = rows.rows.length;
  const text = {
    unit_id: rows.unit.done(),
    indicator_id: rows.indicator.done(),
    period: rows.period.done(),
    breakdown: rows.breakdown.done(),
  };
  const line = rows.rows.done();
  const notices: CodedProblem[] = [];
  if (numbers.settled) checkNumbers(rows, known, numbers, file, notices);
  const keys = Object.values(text).map((column) => column.codes);
  eachDuplicate(keys, length, (row, first) => {
    if (keys.some((codes, k) => k < 3 && codes[row] === -1)) return;
    list.add({
      code: 'key_duplicate',
      file,
      row: line[row] as number,
      column: 'unit_id, indicator_id, period, breakdown',
      found: Object.values(text)
        .map(({ codes, values }) => values[codes[row] as number] ?? '')
        .filter((part) => part !== '')
        .join(' | '),
      params: { first_row: line[first] as number, first_file: file },
    });
  });
  if (rows.notYet.count > 0)
    notices.push({
      code: 'unit_not_yet',
      file,
      row: rows.notYet.first,
      params: { count: rows.notYet.count },
    });
  const source_id = `own:${fold(file.replace(/\.[a-z]+$/i, '')).replaceAll(' ', '-') || 'file'}`;
  return {
    columns: {
      length,
      text: {
        ...text,
        source_id: constantText(source_id, length),
        status: rows.status.done(),
        as_of: rows.as_of.done(),
        note: rows.note.done(),
        own_source: rows.source.done(),
        own_file: constantText(file, length),
      },
      number: numbers.values,
    },
    summary: {
      rows: length,
      units: text.unit_id.values,
      indicators: text.indicator_id.values,
      periods: [...text.period.values].sort(),
      decimal: numbers.style,
      source_id,
      notices,
    },
  };
}

/** Decides the decimal style of every number column; `settled` is false where one cannot be decided. */
function settleNumbers(
  rows: OwnRows,
  file: string,
  delimiter: string | null,
  list: ProblemList,
): { values: Record<NumberName, Float64Array>; style: NumberStyle; settled: boolean } {
  const names = Object.keys(rows.numbers) as NumberName[];
  const fallback = fallbackStyle(Object.values(rows.numbers), delimiter);
  let settled = true;
  const values = {} as Record<NumberName, Float64Array>;
  for (const name of names) {
    const column = rows.numbers[name];
    const { verdict, samples, counts } = column;
    if (verdict === 'mixed') {
      settled = false;
      const rare = counts.point <= counts.comma ? 'point' : 'comma';
      const usual = samples[rare === 'point' ? 'comma' : 'point'][0];
      for (const { row, found } of samples[rare])
        rows.report('number_mixed', row, name, found, usual?.found);
      for (let more = samples[rare].length; more < counts[rare]; more++) list.count();
    } else if (verdict === 'either' && fallback === null) {
      settled = false;
      const [first] = samples.either;
      if (first) rows.report('number_ambiguous', first.row, name, first.found);
    }
    const style = verdict === 'point' || verdict === 'comma' ? verdict : (fallback ?? 'point');
    values[name] = column.values(style);
  }
  const { verdict } = rows.numbers.value;
  const style = verdict === 'comma' || verdict === 'point' ? verdict : (fallback ?? 'point');
  return { values, style, settled };
}

function checkNumbers(
  rows: OwnRows,
  known: Known,
  { values, style }: { values: Record<NumberName, Float64Array>; style: NumberStyle },
  file: string,
  notices: CodedProblem[],
): void {
  const { value, numerator, denominator, published_rank: rank } = values;
  const shown = (n: number): string =>
    style === 'comma' ? String(n).replace('.', ',') : String(n);
  const indicator = rows.indicator.done();
  const scales = indicator.values.map((id) => known.indicators.get(id));
  const line = rows.rows.done();
  const refused = rows.badNumbers;
  let differing = 0;
  for (let i = 0; i < line.length; i++) {
    const scale = scales[indicator.codes[i] as number];
    if (!scale || refused.has(i)) continue;
    const row = line[i] as number;
    const [top, base] = [numerator[i] as number, denominator[i] as number];
    if (top < 0) rows.report('cell_minimum', row, 'numerator', shown(top), '0');
    if (base < 0) rows.report('cell_minimum', row, 'denominator', shown(base), '0');
    const place = rank[i] as number;
    if (!Number.isNaN(place) && !(Number.isInteger(place) && place >= 1))
      rows.report('cell_integer', row, 'published_rank', shown(place), '1');
    const isPercent = scale.measure === 'percent';
    if (isPercent && top > base) {
      rows.report('numerator_over_denominator', row, 'numerator', shown(top), String(base));
      continue;
    }
    const rate = isPercent && top >= 0 && base >= 0 ? ratePercent(top, base) : null;
    const given = value[i] as number;
    if (Number.isNaN(given)) {
      if (rate !== null) value[i] = rate;
      else if (Number.isNaN(place)) {
        const half = isPercent && (!Number.isNaN(top) || !Number.isNaN(base));
        rows.report(
          half ? 'rate_incomplete' : 'value_missing',
          row,
          half ? 'denominator' : 'value',
        );
      }
      continue;
    }
    if (rate !== null && Math.abs(rate - given) > RATE_TOLERANCE && differing++ === 0)
      notices.push({
        code: 'rate_differs',
        file,
        row,
        found: shown(given),
        expected: rate.toFixed(2),
      });
    const fault = rangeFault(given, scale);
    if (fault) rows.report(fault.code, row, 'value', shown(given), fault.expected);
  }
  const notice = notices.find(({ code }) => code === 'rate_differs');
  if (notice) notice.params = { count: differing };
}
