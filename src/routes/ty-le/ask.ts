/** All that answering a choice needs beyond the page itself; fetched at the first choice. */
import { lines } from '$lib/charts';
import type { ChartSeries, ChartSpec } from '$lib/charts';
import { valueStyle } from '$lib/charts/value-style';
import { targetLine } from '$lib/domain/targets';
import type { Engine } from '$lib/engine/engine';
import { formatPeriod, formatValue } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { FAMILY_INDICATORS } from '$lib/queries/answers/rate-families';
import type { RateFamily } from '$lib/queries/answers/rate-families';
import { askRates } from '$lib/queries/answers/rates';
import type { AskRates, RatePanel, RatesAnswer } from '$lib/queries/answers/rates';
import { ask } from '$lib/queries/question';
import { unitsWithRates } from '$lib/queries/units-with-rates';
import { unitOptions } from '../so-sanh/options';
import { kindText } from './families';
import { pointLine, type Beside, type RateLine } from './lines';

export interface ShownPanel {
  id: string;
  name: string;
  kind: string;
  numerator_vi: string | null;
  denominator_vi: string | null;
  plain_vi: string | null;
  rate: boolean;
  simulated: boolean;
  lines: RateLine[];
  /** Null where there is nothing to draw. */
  build: ((width: number) => ChartSpec) | null;
}

export interface ShownRates {
  answer: RatesAnswer;
  panels: ShownPanel[];
}

function chartOf({ indicator, series }: RatePanel): ShownPanel['build'] {
  const drawn = series.map(({ part, points }): ChartSeries => ({
    id: part ?? '',
    name: part ?? m.rates_whole(),
    us: part === null,
    points: points.map((point) => ({
      period: point.period,
      value: point.value,
      status: point.row?.status ?? 'derived',
      break_before: point.reason !== null,
      reason: point.reason,
    })),
  }));
  if (!drawn.some(({ points }) => points.filter((point) => point.value !== null).length > 1))
    return null;
  const style = valueStyle(indicator);
  const wanted = series
    .flatMap(({ points }) => points.flatMap(({ targets }) => targets))
    .map(({ target }) => ({ target, value: targetLine(target) }))
    .findLast(({ value }) => value !== null);
  const target =
    wanted?.value == null
      ? null
      : {
          value: wanted.value,
          label: m.target_line_of({
            value: formatValue(wanted.value, { percent: style.percent }),
            plan: formatPeriod(wanted.target.period),
          }),
        };
  return (width) => lines({ series: drawn, style, target }, width);
}

/** What was recorded beside late dossiers, of the answer itself. */
function besideOf({ panels }: RatesAnswer): Beside {
  return (indicator_id, period, breakdown) => {
    const part = breakdown?.replace(/^\w+:/, '') ?? null;
    const panel = panels.find(({ indicator }) => indicator.indicator_id === indicator_id);
    const series = panel?.series.find((one) => one.part === part);
    return series?.points.find((point) => point.period === period);
  };
}

/** A unit's rates of a family, ready to be shown. */
export async function rates(
  engine: Engine,
  family: RateFamily,
  asked: Omit<AskRates, 'indicator_ids'>,
): Promise<ShownRates> {
  const indicator_ids = FAMILY_INDICATORS[family];
  const answer = await askRates(engine, { ...asked, indicator_ids });
  const beside = besideOf(answer);
  const panels = answer.panels.map((panel): ShownPanel => {
    const { indicator, denominator_kind, series } = panel;
    const { indicator_id, short_vi, measure, numerator_vi, denominator_vi, plain_vi } = indicator;
    const points = series.flatMap(({ part, points: all }) => all.map((point) => ({ part, point })));
    return {
      ...{ id: indicator_id, name: short_vi, numerator_vi, denominator_vi, plain_vi },
      kind: kindText(denominator_kind, measure),
      rate: measure === 'percent',
      simulated: points.some(({ point }) => point.row?.status === 'simulated'),
      lines: points.map(({ part, point }) => pointLine(point, indicator, part, beside)),
      build: chartOf(panel),
    };
  });
  return { answer, panels };
}

/** The units that have figures of a family, those in the reader's own files first. */
export async function unitsOfFamily(engine: Engine, family: RateFamily) {
  const rows = await ask(engine, unitsWithRates, { indicator_ids: FAMILY_INDICATORS[family] });
  const own = new Map(rows.map((row) => [row.unit_id, row.own]));
  const named = (await unitOptions(engine)).filter((option) => own.has(option.unit_id));
  return named
    .map((option) =>
      own.get(option.unit_id)
        ? { ...option, name: m.rates_unit_own({ name: option.name }) }
        : option,
    )
    .sort((a, b) => Number(own.get(b.unit_id)) - Number(own.get(a.unit_id)));
}
