import { dotPlot, radar, RADAR_UNITS, type ComponentsInput } from '$lib/charts';
import { comparePeriods, sortPeriods } from '$lib/domain/periods';
import { formatPeriod } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { CompareAnswer, CompareIndicator } from '$lib/queries/answers/types';
import type { Parts } from './choice';
import { nameOf } from './names';
import { componentTable } from './table';
import type { View } from './view';

const WIDTH_TO_TRY = 720;

const filled = (one: CompareIndicator, unit: number, period: string) =>
  one.series[unit]?.points.find((point) => point.period === period && point.value !== null);

/** The latest of the periods in which the most units have figures. */
export function bestPeriod({ units, indicators }: CompareAnswer): string | null {
  const count = (period: string) =>
    units.filter((_, u) => indicators.some((one) => filled(one, u, period))).length;
  const periods = sortPeriods([...new Set(indicators.flatMap((one) => one.periods))]);
  const [best] = periods
    .map((period) => ({ period, units: count(period) }))
    .filter((one) => one.units > 0)
    .sort((a, b) => b.units - a.units || comparePeriods(b.period, a.period));
  return best?.period ?? null;
}

/** Components of one indicator in one period: a radar of the first units, and all of them as dots. */
export function componentViews({ whole, answer }: Parts): View[] {
  const period = bestPeriod(answer);
  if (!period) return [];
  const shown = answer.indicators
    .filter((one) => answer.units.some((_, u) => filled(one, u, period)))
    .map((one) => ({
      ...one,
      periods: [period],
      series: one.series.map((series) => ({
        ...series,
        points: series.points.filter((point) => point.period === period),
      })),
    }));
  const input: ComponentsInput = {
    axes: shown.map(({ indicator }) => ({
      id: indicator.indicator_id,
      name: indicator.short_vi,
      min: indicator.scale_min,
      max: indicator.scale_max,
      decimals: indicator.decimals ?? 2,
    })),
    units: answer.units.map((unit, u) => ({
      id: unit.unit_id,
      name: nameOf({ unit }),
      values: shown.map((one) => filled(one, u, period)?.value ?? null),
      estimated: shown.some((one) => filled(one, u, period)?.status === 'estimated'),
    })),
  };
  const table = componentTable(shown);
  const text = { name: whole.short_vi, period: formatPeriod(period) };
  const measured = input.units.filter((unit) => unit.values.some((value) => value !== null));
  const few = { ...input, units: measured.slice(0, RADAR_UNITS) };
  const drawable = radar(few, WIDTH_TO_TRY);
  const more = measured.length > RADAR_UNITS ? [m.compare_radar_many()] : [];
  const dots: View = {
    id: `${whole.indicator_id}-dots`,
    caption: m.compare_caption_dots(text),
    build: (width) => dotPlot(input, width),
    table,
    figures: shown,
  };
  if (!drawable) return [dots];
  return [
    {
      id: `${whole.indicator_id}-radar`,
      caption: m.compare_caption_radar(text),
      build: (width) => {
        const spec = radar(few, width) ?? drawable;
        return { ...spec, notes: [...spec.notes, ...more] };
      },
      table,
      figures: shown,
    },
    dots,
  ];
}
