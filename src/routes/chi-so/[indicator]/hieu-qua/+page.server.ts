import { lines } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { valueStyle } from '$lib/charts/value-style';
import { beforeAfter } from '$lib/domain/before-after';
import { groupBy } from '$lib/domain/group-by';
import { buildEngine } from '$lib/engine/build';
import { formatDate, formatNumber, formatPeriod } from '$lib/messages/format';
import { findingText } from '$lib/messages/finding';
import { m } from '$lib/messages/generated/messages';
import { sourcesOf } from '$lib/queries/answers/context';
import { askEffect, type EffectGroup } from '$lib/queries/answers/effect';
import type { RegisterTask } from '$lib/queries/answers/tasks';
import type { IndicatorRow, TrendPoint } from '$lib/queries/answers/types';
import { register } from '../../../nhiem-vu/register';
import { indicatorEntries, placeOf } from '../load.server';

export const entries = indicatorEntries;

type Dated = RegisterTask & { start_date: string };
const dated = (task: RegisterTask): task is Dated => task.start_date !== null;

function aroundOf(points: readonly TrendPoint[], tasks: readonly Dated[], decimals: number) {
  const spans = groupBy(tasks, ({ start_date, end_date }) => `${start_date}/${end_date ?? ''}`);
  return [...spans.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { start_date: start, end_date: end } = first;
    const found = beforeAfter(points, start, end);
    const said = (point: TrendPoint | null): string =>
      point?.value == null
        ? m.effect_none()
        : m.effect_value({
            value: formatNumber(point.value, decimals),
            period: formatPeriod(point.period),
          });
    return [
      {
        band: { start, end, label: m.effect_band({ n: formatNumber(same.length) }) },
        time: end
          ? m.effect_span({ start: formatDate(start), end: formatDate(end) })
          : m.effect_span_open({ start: formatDate(start) }),
        n: same.length,
        before: said(found.before),
        during: said(found.during),
        after: end === null ? m.effect_going_on() : said(found.after),
        note: found.broken
          ? m.effect_broken({ reason: found.reason ? findingText(found.reason) : '' }).trim()
          : '',
      },
    ];
  });
}

async function shownGroup(group: EffectGroup, indicator: IndicatorRow) {
  const tasks = group.plans.flatMap((one) => one.tasks);
  const style = valueStyle(indicator);
  const around = aroundOf(group.points, tasks.filter(dated), style.decimals);
  const name = group.name_vi ?? m.plan_unknown();
  const drawn =
    group.points.length === 0
      ? null
      : drawChart((width) =>
          lines(
            {
              series: [{ id: name, name, us: true, points: group.points }],
              style,
              bands: around.map(({ band }) => band),
            },
            width,
          ),
        );
  return {
    name,
    unit_id: group.unit_id,
    drawn: drawn ? { svgWide: drawn.wide, svgNarrow: drawn.narrow, notes: drawn.notes } : null,
    points: group.points.map(({ period, value }) => ({
      period: formatPeriod(period),
      value: value === null ? m.effect_none() : formatNumber(value, style.decimals),
    })),
    around: around.map(({ band: _, ...row }) => row),
    undated: tasks.filter((task) => !dated(task)).length,
    plans: group.plans.map(({ plan, tasks }) => ({
      plan_id: plan.plan_id,
      title_vi: plan.title_vi,
      tasks: tasks.map(({ task_id, code, title_vi, lead_agency_vi, period_vi }) => ({
        ...{ task_id, code, title_vi, lead_agency_vi, period_vi },
      })),
    })),
    sources: await sourcesOf(
      await buildEngine(),
      group.points.map((point) => point.source_id),
    ),
    documents: await sourcesOf(
      await buildEngine(),
      group.plans.map(({ plan }) => plan.source_id),
    ),
  };
}

export async function load({ params }) {
  const engine = await buildEngine();
  const { entry } = await placeOf(params.indicator);
  const { indicator } = entry;
  const groups = await askEffect(engine, await register(engine), indicator.indicator_id);
  const plans = groups.flatMap((group) => group.plans);
  return {
    indicator: {
      indicator_id: indicator.indicator_id,
      name_vi: indicator.name_vi,
      short_vi: indicator.short_vi,
    },
    plans: plans.length,
    tasks: plans.reduce((sum, { tasks }) => sum + tasks.length, 0),
    groups: await Promise.all(groups.map((group) => shownGroup(group, indicator))),
  };
}
