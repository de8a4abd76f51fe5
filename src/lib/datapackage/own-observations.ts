import { ReadFailure, type Batch } from './batch';
import type { CodedProblem } from './codes';
import { constantText, eachDuplicate, type TextColumn } from './column-store';
import type { NumberStyle } from './number-column';
import { readOwnHeader, type OwnHeader } from './own-header';
import { checkNumbers, settleNumbers } from './own-numbers';
import { OwnRows, type Known } from './own-rows';
import { ProblemList } from './problem-list';
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
    return {
      ok: false,
      problems: list.problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      counted: list.counted,
    };
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
