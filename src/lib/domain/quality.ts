import { groupBy } from './group-by';
import { decimalsOf, roundTo } from './numbers';
import { lastDay } from './periods';
import type { IsoDate, Level, Period, Status } from './types';

/** What is odd about figures. None of these is mended by itself: each is for a person to look at. */
export const QUALITY_KINDS = [
  'sources_differ',
  'sources_round_differently',
  'marked_conflict',
  'older_preferred',
  'value_out_of_range',
  'score_above_maximum',
  'numerator_above_denominator',
  'handled_above_received',
  'rate_differs_from_parts',
  'sum_differs',
  'published_rank_differs',
  'outlier',
  'undeclared_break',
  'as_of_before_end',
  'provisional_stays',
  'small_denominator',
  'withheld',
  'missing_unit',
  'incomplete_set',
] as const;
export type QualityKind = (typeof QUALITY_KINDS)[number];

/** A value of a cell as one source gives it. */
export interface SourcedValue {
  source_id: string;
  value: number | null;
  published_rank: number | null;
  status: Status;
  preferred: boolean;
}

export interface QualityFinding {
  kind: QualityKind;
  indicator_id: string;
  period: Period;
  /** Null where the finding is about the whole set of units. */
  unit_id: string | null;
  breakdown: string | null;
  /** Every sourced value of the cell; empty where no cell is meant. */
  values: SourcedValue[];
  /** What was found and expected, by name. */
  params: Record<string, number | string>;
}

/** A figure with all that tells what is odd about it. */
export interface QualityRow extends SourcedValue {
  unit_id: string;
  indicator_id: string;
  period: Period;
  breakdown: string | null;
  numerator: number | null;
  denominator: number | null;
  as_of: IsoDate | null;
  cumulative: boolean | null;
  level: Level;
  /** Ids from the parent upwards, separated by a space. */
  ancestors: string;
  /** First day of the unit; null = unknown. */
  valid_from: IsoDate | null;
}

/** A finding about the cell of one row. */
export function findingOf(
  kind: QualityKind,
  row: QualityRow,
  params: QualityFinding['params'],
  cell: readonly QualityRow[] = [row],
): QualityFinding {
  const { unit_id, indicator_id, period, breakdown } = row;
  const values = cell.map(({ source_id, value, published_rank, status, preferred }) => ({
    source_id,
    value,
    published_rank,
    status,
    preferred,
  }));
  return { kind, indicator_id, period, unit_id, breakdown, values, params };
}

/** Below this many cases a rate swings by chance. */
export const FEW_CASES = 30;

const present = (numbers: readonly (number | null)[]) =>
  numbers.filter((one): one is number => one !== null);

/** Whether numbers are one number printed with more and fewer decimals. */
function sameWhenRounded(numbers: readonly number[]): boolean {
  const fewest = Math.min(...numbers.map(decimalsOf));
  return new Set(numbers.map((one) => roundTo(one, fewest))).size === 1;
}

/** What the rows of one cell say against each other; null when nothing. */
function disputeOf(rows: readonly QualityRow[]): QualityKind | null {
  const values = present(rows.map((row) => row.value));
  const ranks = new Set(present(rows.map((row) => row.published_rank)));
  if (ranks.size > 1 || (new Set(values).size > 1 && !sameWhenRounded(values)))
    return 'sources_differ';
  if (rows.some((row) => row.status === 'conflict')) return 'marked_conflict';
  return new Set(values).size > 1 ? 'sources_round_differently' : null;
}

/** What a percentage says against its own numerator and denominator. */
function ratesOf(row: QualityRow): { kind: QualityKind; params: Record<string, number> }[] {
  const { value, numerator, denominator } = row;
  if (numerator === null || denominator === null) return [];
  const found: { kind: QualityKind; params: Record<string, number> }[] = [];
  if (numerator > denominator)
    found.push({ kind: 'numerator_above_denominator', params: { numerator, denominator } });
  if (value !== null && denominator > 0) {
    const computed = (100 * numerator) / denominator;
    if (Math.abs(computed - value) > 0.5 * 10 ** -decimalsOf(value) + 1e-9)
      found.push({
        kind: 'rate_differs_from_parts',
        params: { value, computed: roundTo(computed, 4), numerator, denominator },
      });
  }
  if (denominator < FEW_CASES)
    found.push({ kind: 'small_denominator', params: { denominator, least: FEW_CASES } });
  return found;
}

/** The day one year before. */
const yearBefore = (day: IsoDate): IsoDate =>
  `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;

/**
 * What the days say on which the figures of one cell were read: before the period ended, though neither called
 * provisional nor counted up to that day; provisional still, a year before the `newest` day known; preferred, though
 * another source is of a later day.
 */
function datesOf(cell: readonly QualityRow[], newest: IsoDate | null): QualityFinding[] {
  const days = cell.flatMap((row) => row.as_of ?? []).sort();
  return cell.flatMap((row) => {
    const { as_of, status } = row;
    if (as_of === null || !row.preferred) return [];
    const ends = lastDay(row.period);
    const latest = days.at(-1) ?? as_of;
    const stays = status === 'provisional' && newest !== null && as_of < yearBefore(newest);
    const early = as_of < ends && status !== 'provisional' && row.cumulative !== true;
    return [
      ...(latest > as_of ? [findingOf('older_preferred', row, { as_of, latest }, cell)] : []),
      ...(early ? [findingOf('as_of_before_end', row, { as_of, ends })] : []),
      ...(stays ? [findingOf('provisional_stays', row, { as_of })] : []),
    ];
  });
}

/** Findings of single cells. `percents` names the indicators whose value is numerator ÷ denominator in percent. */
export function cellFindings(
  rows: readonly QualityRow[],
  percents: ReadonlySet<string>,
): QualityFinding[] {
  const newest = rows.reduce<IsoDate | null>(
    (last, { as_of }) => (as_of !== null && (last === null || as_of > last) ? as_of : last),
    null,
  );
  const cells = groupBy(rows, (row) =>
    [row.unit_id, row.indicator_id, row.period, row.breakdown ?? ''].join('\n'),
  );
  return [...cells.values()].flatMap((cell) => {
    const [first] = cell;
    if (!first) return [];
    const dispute = disputeOf(cell);
    const rates = percents.has(first.indicator_id)
      ? cell.flatMap((row) =>
          ratesOf(row).map(({ kind, params }) => findingOf(kind, first, params, cell)),
        )
      : [];
    return [
      ...(dispute ? [findingOf(dispute, first, {}, cell)] : []),
      ...rates,
      ...datesOf(cell, newest),
    ];
  });
}
