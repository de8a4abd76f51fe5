import { comparePeriods } from '$lib/domain/periods';
import { findingText, type FindingNames } from '$lib/messages/finding';
import {
  formatNumber,
  formatPeriod,
  formatPeriodShort,
  formatRank,
  formatValue,
} from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { targetText as targetSaid } from '$lib/messages/target';
import type { Finding } from '$lib/domain/types';
import type {
  Overview,
  OverviewFigure,
  OverviewLoss,
  OverviewPart,
  OverviewPlan,
  OverviewTarget,
} from '$lib/queries/answers/overview-types';

/** Names of units for reasons that mention them. */
export const namesOf = ({ names }: Overview): FindingNames => ({ unit: (id) => names[id] });

/** A value with its unit: "41,29 điểm", "83,84%", "0,5288". */
export function valueText(figure: OverviewFigure, value: number | null): string {
  const text = formatValue(value, { decimals: figure.decimals, percent: figure.percent });
  return value === null || figure.percent || figure.unit === '' ? text : `${text} ${figure.unit}`;
}

const RATES: Readonly<Record<string, () => string>> = {
  online: m.home_rate_online,
  postal: m.home_rate_postal,
  'on-time': m.home_rate_on_time,
};

/** The name over a card: a rate without figures stands for all its definitions. */
export const titleOf = ({ latest, group, name }: OverviewFigure): string =>
  (latest === null ? RATES[group]?.() : undefined) ?? name;

/** An index by the abbreviation officials use, a rate by its full name inside a sentence. */
export function briefName(figure: OverviewFigure): string {
  const { id, name, full } = figure;
  if (id === 'dvc-766') return m.home_brief_766();
  const short = /\(([^)]+)\)$/.exec(name)?.[1] ?? name;
  if (short === short.toLocaleUpperCase('vi')) return short;
  const said = figure.latest === null ? titleOf(figure) : full;
  return said.charAt(0).toLocaleLowerCase('vi') + said.slice(1);
}

/** A rank in words, told apart: computed "52/61", estimated, or as printed; null when there is none. */
export function rankText({ latest }: OverviewFigure): string | null {
  if (latest === null) return null;
  if (latest.rank !== null) return formatRank(latest.rank, latest.of);
  if (latest.published_rank !== null) {
    return m.home_rank_published({ rank: formatRank(latest.published_rank, latest.published_of) });
  }
  return latest.estimated_rank === null
    ? null
    : m.home_rank_estimated({ rank: formatRank(latest.estimated_rank, latest.estimated_of) });
}

/** "so với 2023", for percents "điểm % so với 2023". */
export function thanText({ base_period, percent }: OverviewFigure): string {
  const period = formatPeriodShort(base_period ?? '');
  return percent ? m.home_than_percent({ period }) : m.home_than({ period });
}

/** A reason without the sentence of the data, where that is told elsewhere on the page. */
export const shortReason = ({ code, params }: Finding): Finding => ({
  code,
  params: Object.fromEntries(Object.entries(params).filter(([key]) => key !== 'reason_vi')),
});

/** Why there is no change, as a short sentence part. */
export const whyText = (reason: Finding, overview: Overview): string =>
  findingText(shortReason(reason), namesOf(overview));

/** What a sparkline tells, for readers who do not see it. */
export function sparkText(figure: OverviewFigure): string {
  const points = figure.points
    .filter((point) => point.value !== null)
    .map((point) => {
      const period = formatPeriodShort(point.period);
      const said = `${period}: ${valueText(figure, point.value)}`;
      return point.break_before ? `${m.home_spark_break()}, ${said}` : said;
    });
  return m.home_spark({ name: figure.name, points: points.join('; ') });
}

/** First and last period of a sparkline; null when it is no line. */
export function sparkEnds({ points }: OverviewFigure): { from: string; to: string } | null {
  const periods = points.filter((point) => point.value !== null).map((point) => point.period);
  const [from, to] = [periods[0], periods.at(-1)];
  return from && to && from !== to
    ? { from: formatPeriodShort(from), to: formatPeriodShort(to) }
    : null;
}

/** "ước tính từ Gia Lai 64,00 và Bình Định 66,20", "thiếu số liệu của …"; empty for the unit's own figure. */
export function estimateText(figure: OverviewFigure): string {
  const estimate = figure.latest?.estimate;
  if (!estimate) return '';
  const value = (number: number | null) =>
    formatValue(number, { decimals: figure.decimals, percent: figure.percent });
  if (estimate.missing.length > 0) {
    return m.home_estimate_missing({ names: estimate.missing.join(', ') });
  }
  const parts = estimate.parts.map((part) => `${part.name} ${value(part.value)}`).join('; ');
  return estimate.beside === null
    ? m.home_estimate({ min: value(estimate.min), max: value(estimate.max), parts })
    : m.home_estimate_beside({ value: value(estimate.beside), parts });
}

/** The page that ranks all units by an indicator in the year of its latest figure. */
export const rankingHref = ({ id, latest }: OverviewFigure): string =>
  latest ? `/xep-hang/${id}/${latest.period.slice(0, 4)}` : `/xep-hang/${id}`;

/** The page of a part of an index: what it is, who measures it, how all units stand. */
export const partHref = ({ id }: OverviewPart): string => `/chi-so/${id}`;

export const partValue = (part: OverviewPart, value: number): string =>
  formatValue(value, { decimals: part.decimals, percent: part.percent });

/** A target as the plan states it, with the plan's unit where it is another one, and whether it was met. */
export function targetText(target: OverviewTarget, own: string) {
  const { unit_id, unit_vi, status, percent, counted, decimals } = target;
  const [period, text] = [formatPeriod(target.period), target.text_vi];
  const said = targetSaid(status, { percent, unit: counted, decimals: decimals ?? undefined });
  const stated =
    unit_id === own
      ? m.home_target({ period, text })
      : m.home_target_of({ period, text, unit: lower(unit_vi) });
  return m.target_with_status({ stated, said });
}

const lower = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** "(kế hoạch của tỉnh Gia Lai trước sáp nhập)"; empty for a plan of the unit itself. */
export const planOf = ({ unit_id, unit_vi }: OverviewPlan, own: string): string =>
  unit_id === own ? '' : ` ${m.home_plan_of({ unit: lower(unit_vi) })}`;

/** "ước tính" of an estimate, else empty. */
export const estimated = ({ status }: OverviewPart): string =>
  status === 'estimated' ? m.boundaries_estimated() : '';

/** "4,67, trung vị 5,11 của 34 đơn vị, một phần ước tính". */
export function lowestText(part: OverviewLoss): string {
  const guess = estimated(part);
  const value = partValue(part, part.value);
  return m.home_lowest_row({
    value: guess ? `${value} (${guess})` : value,
    median: partValue(part, part.median),
    set: setText(part),
  });
}

/** Which units a median is of: "34 đơn vị, một phần ước tính". */
export const setText = ({ units, estimated: guessed }: OverviewLoss): string =>
  (guessed > 0 ? m.home_of_units_estimated : m.home_of_units)({ n: formatNumber(units) });

/** "ảnh chụp …, chưa đối chiếu (2022–2024)": what the source says against several values. */
export const cautionText = ({ cautions }: OverviewFigure): string =>
  cautions
    .map(({ note, periods }) => {
      const [from, to] = [periods[0] ?? '', periods.at(-1) ?? ''];
      return `${note} (${formatPeriodShort(from)}–${formatPeriodShort(to)}).`;
    })
    .join(' ');

/** How many tasks a plan has, how many of them have ended by a day, and that nothing is known of their progress. */
export function tasksText({ tasks, reported, ends }: OverviewPlan, today: string): string {
  if (tasks === 0) return m.home_plan_no_tasks();
  const ended = ends.reduce(
    (sum, end) => (end.on !== null && end.on < today ? sum + end.tasks : sum),
    0,
  );
  const counts =
    ended === 0
      ? m.home_plan_tasks({ tasks: formatNumber(tasks) })
      : m.home_plan_tasks_ended({ tasks: formatNumber(tasks), ended: formatNumber(ended) });
  return reported === 0
    ? `${counts} ${m.home_plan_unreported()}`
    : `${counts} ${m.home_plan_reported({ reported: formatNumber(reported) })}`;
}

/** The newest period of all figures. */
export const newestPeriod = ({ figures }: Overview): string | null =>
  figures
    .flatMap((figure) => figure.latest?.period ?? [])
    .sort(comparePeriods)
    .at(-1) ?? null;
