import type { RolledRow, Contribution, NotCounted } from '../domain/roll-up-report';
import type { SubmissionState } from '../domain/submissions';
import { hasCome } from '../domain/submissions';
import type { Level } from '../domain/types';
import { formatDate, formatNumber, formatPeriod, formatSigned, formatValue } from './format';
import { m } from './generated/messages';

type MemberState = SubmissionState | 'figures';

interface Member {
  unit_id: string;
  name_vi: string;
  state: MemberState;
  due_on: string | null;
  received_on: string | null;
  figures: number;
}

interface Row {
  indicator: { name_vi: string; unit_vi: string | null; measure: string };
  row: RolledRow;
  own: boolean;
  printed: number | null;
  difference: number | null;
}

interface Answer {
  unit: { name_vi: string };
  period: string;
  level: Level;
  report: string | null;
  members: readonly Member[];
  register_unknown: boolean;
  rows: readonly Row[];
}

export const STATE_WORDS: Readonly<Record<MemberState, () => string>> = {
  in_time: m.rollup_state_in_time,
  late: m.rollup_state_late,
  received: m.rollup_state_received,
  figures: m.rollup_state_figures,
  overdue: m.rollup_state_overdue,
  awaited: m.rollup_state_awaited,
  silent: m.rollup_state_silent,
};

const LEVEL_WORDS: Partial<Record<Level, () => string>> = {
  province: m.rollup_level_province,
  district: m.rollup_level_district,
  commune: m.rollup_level_commune,
  agency: m.rollup_level_agency,
};

const MISSING_WORDS: Readonly<Record<NotCounted, (told: { list: string }) => string>> = {
  no_value: m.rollup_missing_value,
  withheld: m.rollup_missing_value,
  no_weight: m.rollup_missing_value,
  no_counts: m.rollup_missing_counts,
  cumulative: m.rollup_missing_cumulative,
};

const FROM_WORDS: Readonly<Record<Contribution['from'], () => string>> = {
  figure: m.rollup_from_figure,
  months: m.rollup_from_months,
  below: m.rollup_from_below,
};

/** Whether a unit has reported in any way. */
export const hasReported = ({ state }: Member): boolean => state === 'figures' || hasCome(state);

const day = (iso: string | null) => (iso === null ? m.rollup_unknown_day() : formatDate(iso));

const isPercent = ({ indicator }: Row) => indicator.measure === 'percent';

/** Two decimals where the sum made more of them than that. */
function short(value: number, row: Row): string {
  const rounded = Math.round(value * 100) / 100;
  return formatValue(rounded, { percent: isPercent(row) });
}

/** Names of those that have not reported. */
export const silentOf = ({ members }: Pick<Answer, 'members'>): string[] =>
  members.filter((one) => !hasReported(one)).map(({ name_vi }) => name_vi);

/** Who reported and, where they are to be named, who did not, a sentence each. */
export function rollUpSentences(answer: Answer, naming = true): string[] {
  const { members, report, register_unknown } = answer;
  const level = LEVEL_WORDS[answer.level]?.() ?? '';
  const there = members.filter(hasReported);
  const gone = silentOf(answer);
  const of = formatNumber(members.length);
  if (members.length === 0)
    return [m.rollup_nobody({ unit: answer.unit.name_vi, period: formatPeriod(answer.period) })];
  const states = (['in_time', 'late', 'received', 'figures'] as const).flatMap((state) => {
    const n = there.filter((one) => one.state === state).length;
    return n > 0 ? [m.rollup_state_part({ n: formatNumber(n), state: STATE_WORDS[state]() })] : [];
  });
  const told = { n: formatNumber(there.length), of, level };
  const reported = () => {
    if (there.length === 0) return m.rollup_none_reported({ of, level });
    return there.every(({ state }) => state === 'figures')
      ? m.rollup_have_figures(told)
      : m.rollup_reported_states({ ...told, states: states.join('; ') });
  };
  return [
    ...(report === null ? [] : [m.rollup_of_report({ report })]),
    reported(),
    ...(gone.length === 0 ? [m.rollup_all()] : []),
    ...(gone.length > 0 && naming ? [m.rollup_missing({ list: gone.join('; ') })] : []),
    ...(report === null ? [m.rollup_no_tracking()] : []),
    ...(register_unknown ? [m.rollup_register_unknown()] : []),
  ];
}

export interface Column<T> {
  key: string;
  label: () => string;
  text: (one: T) => string;
}

export const MEMBER_COLUMNS: readonly Column<Member>[] = [
  { key: 'unit', label: m.rollup_col_unit, text: ({ name_vi }) => name_vi },
  { key: 'state', label: m.rollup_col_state, text: ({ state }) => STATE_WORDS[state]() },
  { key: 'due', label: m.rollup_col_due, text: ({ due_on }) => day(due_on) },
  {
    key: 'received',
    label: m.rollup_col_received,
    text: (one) => (one.received_on === null && !hasReported(one) ? '' : day(one.received_on)),
  },
  { key: 'figures', label: m.rollup_col_count, text: ({ figures }) => formatNumber(figures) },
];

function methodText({ row }: Row): string {
  if (row.value === null) return '';
  if (row.method === 'rate')
    return m.rollup_method_rate({
      numerator: formatNumber(row.numerator ?? 0),
      denominator: formatNumber(row.denominator ?? 0),
    });
  return row.method === 'sum' ? m.rollup_method_sum() : m.rollup_method_mean();
}

function valueText(one: Row): string {
  const { indicator, row, own } = one;
  if (row.value === null) return m.rollup_no_value();
  const value = short(row.value, one);
  const unit = indicator.unit_vi;
  const marks = [
    ...(row.parts.some(({ cumulative }) => cumulative === true) ? [m.rollup_cumulative()] : []),
    ...(own ? [m.rollup_own()] : []),
  ];
  const shown = isPercent(one) || unit === null ? value : m.rollup_value_unit({ value, unit });
  return marks.length > 0 ? `${shown} (${marks.join('; ')})` : shown;
}

function rangeText(one: Row): string {
  const { min, max } = one.row;
  if (min === null || max === null || one.row.parts.length < 2) return '';
  return m.rollup_range({ min: short(min, one), max: short(max, one) });
}

function printedText(one: Row): string {
  const { printed, difference } = one;
  if (printed === null) return '';
  const value = short(printed, one);
  const apart = difference === null ? 0 : Math.round(difference * 100) / 100;
  return apart === 0 ? value : m.rollup_difference({ value, difference: formatSigned(apart) });
}

/** Who is not in a sum, by why: those that have reported nothing at all are named elsewhere and counted here. */
function missingText({ row }: Row, members: ReadonlyMap<string, Member>): string {
  const silent = ({ unit_id }: RolledRow['missing'][number]) => {
    const member = members.get(unit_id);
    return member !== undefined && !hasReported(member);
  };
  const others = row.missing.filter((one) => !silent(one));
  const n = row.missing.length - others.length;
  const words = [...new Set(others.map(({ reason }) => MISSING_WORDS[reason]))].map((word) => {
    const of = others.filter(({ reason }) => MISSING_WORDS[reason] === word);
    return word({ list: of.map(({ unit_id }) => members.get(unit_id)?.name_vi).join('; ') });
  });
  return [...(n > 0 ? [m.rollup_missing_silent({ n: formatNumber(n) })] : []), ...words].join('; ');
}

/** Columns of the table of sums. */
export function figureColumns(answer: Answer): readonly Column<Row>[] {
  const members = new Map(answer.members.map((one) => [one.unit_id, one]));
  const of = formatNumber(answer.members.length);
  return [
    { key: 'indicator', label: m.rollup_col_indicator, text: (one) => one.indicator.name_vi },
    { key: 'value', label: m.rollup_col_value, text: valueText },
    { key: 'method', label: m.rollup_col_method, text: methodText },
    {
      key: 'reported',
      label: m.rollup_col_reported,
      text: ({ row }) => m.rollup_share({ n: formatNumber(row.parts.length), of }),
    },
    { key: 'range', label: m.rollup_col_range, text: rangeText },
    { key: 'printed', label: m.rollup_col_printed, text: printedText },
    { key: 'missing', label: m.rollup_col_missing, text: (one) => missingText(one, members) },
  ];
}

/** Columns of the figures of every unit of one row. */
export function partColumns(of: Row, answer: Answer): readonly Column<Contribution>[] {
  const names = new Map(answer.members.map((one) => [one.unit_id, one.name_vi]));
  return [
    {
      key: 'unit',
      label: m.rollup_col_unit,
      text: ({ unit_id }) => names.get(unit_id) ?? unit_id,
    },
    {
      key: 'figure',
      label: m.rollup_col_figure,
      text: ({ value }) => (value === null ? '' : short(value, of)),
    },
    {
      key: 'parts',
      label: m.rollup_col_parts,
      text: ({ numerator, denominator }) =>
        numerator === null || denominator === null
          ? ''
          : `${formatNumber(numerator)}/${formatNumber(denominator)}`,
    },
    { key: 'from', label: m.rollup_col_from, text: ({ from }) => FROM_WORDS[from]() },
  ];
}
