import { groupBy } from '../../domain/group-by';
import { findingText, inSentence } from '../../messages/finding';
import { formatChange, formatNumber, formatPeriod, formatValue } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import { refusalText } from '../../messages/list-refusal';
import type { EmulationRow, IndexEmulation, LeftOut } from '../../queries/answers/emulation';
import type { EmulationSheet, SheetRow } from './sheet';

const LEVELS = {
  country: m.cli_rank_level_country,
  region: m.cli_rank_level_region,
  province: m.cli_rank_level_province,
  district: m.cli_rank_level_district,
  commune: m.cli_rank_level_commune,
  agency: m.cli_rank_level_agency,
};

/** "47,8212 điểm", "92,1%": as many digits as the figure has, so that no two look equal that are not. */
function amount({ indicator }: IndexEmulation, value: number | null, signless = false): string {
  const percent = indicator.measure === 'percent';
  const text =
    value !== null && signless
      ? formatChange(Math.abs(value), { percent }).replace(/^\+/, '')
      : formatValue(value, { percent });
  return percent || !indicator.unit_vi
    ? text
    : m.emulation_with_unit({ value: text, unit: indicator.unit_vi });
}

function statusWords(row: EmulationRow): string[] {
  return [
    ...(row.status === 'provisional' ? [m.charts_status_provisional()] : []),
    ...(row.status === 'conflict' ? [m.charts_status_conflict()] : []),
    ...(row.status === 'derived' ? [m.charts_status_derived()] : []),
    ...(row.own ? [m.charts_status_own()] : []),
  ];
}

function reasonOf(answer: IndexEmulation, row: EmulationRow): string {
  const { basis, period, base_period, expected } = answer;
  const words: string[] = [];
  if (basis === 'change') {
    const say = (row.change_value ?? 0) > 0 ? m.emulation_why_up : m.emulation_why_down;
    words.push(
      say({
        ...{ change: amount(answer, row.change_value, true), to: amount(answer, row.value) },
        ...{ from: amount(answer, row.before?.value ?? null), period: formatPeriod(period) },
        base: formatPeriod(base_period ?? ''),
      }),
    );
  } else if (basis === 'value') {
    const [rank, of] = [formatNumber(row.rank ?? 0), formatNumber(row.of ?? 0)];
    words.push(m.emulation_why_rank({ value: amount(answer, row.value), rank, of }));
    if (row.published_rank !== null)
      words.push(m.emulation_why_printed_too({ rank: formatNumber(row.published_rank) }));
  } else {
    const of = row.published_of ?? expected;
    const rank = formatNumber(row.published_rank ?? 0);
    words.push(m.emulation_why_printed({ rank: of === null ? rank : `${rank}/${of}` }));
    if (row.value !== null)
      words.push(m.emulation_why_printed_value({ value: amount(answer, row.value) }));
  }
  return [...words, ...statusWords(row)].join('; ');
}

function ruleOf({ list, basis, rule, n, base_period, period, indicator }: IndexEmulation): string {
  const wanted = { n: formatNumber(n) };
  if (list.refused)
    return rule === 'top' ? m.emulation_wants_top(wanted) : m.emulation_wants_improved(wanted);
  const less = indicator.direction === 'lower_better';
  if (basis === 'published_rank') return m.emulation_says_printed(wanted);
  if (basis === 'value') {
    const say = less ? m.emulation_says_top_lower : m.emulation_says_top;
    return say({ ...wanted, considered: formatNumber(list.considered) });
  }
  const say = less ? m.emulation_says_improved_lower : m.emulation_says_improved;
  const periods = { base: formatPeriod(base_period ?? ''), period: formatPeriod(period) };
  return say({ ...wanted, ...periods });
}

function leftReason({ withheld, reason_vi, finding }: LeftOut): string {
  if (finding)
    return findingText(finding, { unit: () => finding.params['other_name_vi']?.toString() });
  if (!withheld) return m.emulation_left_missing();
  return reason_vi === null ? m.emulation_left_withheld() : inSentence(reason_vi);
}

function leftText(left: readonly LeftOut[]): string {
  const groups = [...groupBy(left, leftReason)].map(([why, units]) =>
    m.emulation_left_group({ names: units.map(({ short_vi }) => short_vi).join(', '), why }),
  );
  return m.emulation_left({ n: formatNumber(left.length), list: groups.join('; ') });
}

function notesOf(answer: IndexEmulation): string[] {
  const { list, expected, left, n, basis } = answer;
  if (list.refused) return [];
  const total = list.listed.length;
  const counts = {
    considered: formatNumber(list.considered),
    expected: expected === null ? '' : formatNumber(expected),
  };
  const say =
    expected === null
      ? m.emulation_considered_unknown
      : basis === 'published_rank'
        ? m.emulation_considered_printed
        : m.emulation_considered;
  const tied = {
    ...{ tied: formatNumber(list.tied), total: formatNumber(total) },
    place: formatNumber(list.listed.at(-1)?.place ?? 0),
  };
  const few = { n: formatNumber(total) };
  return [
    say(counts),
    ...(left.length > 0 && basis !== 'published_rank' ? [leftText(left)] : []),
    ...(list.tied > 0 ? [m.emulation_tied(tied)] : []),
    ...(total < n ? [basis === 'change' ? m.emulation_fewer(few) : m.emulation_few(few)] : []),
    ...(answer.retrospective ? [m.cli_rank_retrospective()] : []),
    ...(answer.own ? [m.emulation_own()] : []),
  ];
}

/** A list by an index, in words. */
export function indexSheet(answer: IndexEmulation): EmulationSheet {
  const { indicator, period, level, place, list, rule, basis, base_period, sources } = answer;
  const titles = new Map(sources.map((one) => [one.source_id, one.title]));
  const about = {
    name: indicator.name_vi,
    period: formatPeriod(period),
    level: LEVELS[level](),
  };
  const changed = basis === 'change';
  const rows = list.listed.map(({ place: at, of }): SheetRow => {
    const used = [of.source_id, ...(changed ? [of.before?.source_id ?? null] : [])];
    return {
      ...{ id: of.unit_id, place: at, name: of.name_vi, reason: reasonOf(answer, of) },
      source: [...new Set(used.flatMap((id) => titles.get(id ?? '') ?? []))].join('; '),
      href: of.own && level !== 'province' ? null : `/don-vi/${of.unit_id}`,
      figures: {
        ...{ indicator_id: indicator.indicator_id, period, value: of.value, status: of.status },
        ...{ rank: of.rank, of: of.of, published_rank: of.published_rank, own: of.own },
        source_id: of.source_id,
        ...(changed && {
          ...{ base_period, base_value: of.before?.value ?? null, change_value: of.change_value },
          base_source_id: of.before?.source_id ?? null,
        }),
      },
    };
  });
  return {
    subject: place
      ? m.emulation_subject_within({ ...about, place: place.name_vi })
      : m.emulation_subject(about),
    rule: ruleOf(answer),
    refusal: list.refused
      ? m.emulation_refused({ why: refusalText(list.refused, list.considered) })
      : null,
    notes: notesOf(answer),
    ...{ rows, sources },
    file: [
      'bieu-duong',
      rule,
      indicator.indicator_id,
      period,
      ...(place ? [place.unit_id] : []),
    ].join('-'),
  };
}
