import { bars } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { valueStyle } from '$lib/charts/value-style';
import { groupBy } from '$lib/domain/group-by';
import { comparePeriods } from '$lib/domain/periods';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { formatPeriod, formatPeriodShort, formatValue } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';
import { FAMILY_INDICATORS } from '$lib/queries/answers/rate-families';
import type { RateFamily } from '$lib/queries/answers/rate-families';
import { denominatorKinds, scoredItems } from '$lib/queries/answers/rates';
import { askTargets } from '$lib/queries/answers/targets';
import type { IndicatorRow } from '$lib/queries/answers/types';
import { ask } from '$lib/queries/question';
import { ratesOfUnits } from '$lib/queries/rates-of-units';
import type { RateFigure } from '$lib/queries/rates-of-units';
import { FAMILY_WORDS, kindText } from './families';
import { figureLine, type Beside } from './lines';
import { targetLineOf } from './target-line';

/** Fewer bars than these say no more than the table. */
const FEWEST_BARS = 3;

const newestFirst = (a: RateFigure, b: RateFigure) =>
  comparePeriods(b.period, a.period) || (b.value ?? 0) - (a.value ?? 0);

function drawn(indicator: IndicatorRow, rows: readonly RateFigure[]) {
  const shown = rows.filter((row) => row.preferred && row.value !== null);
  if (indicator.measure !== 'percent' || shown.length < FEWEST_BARS) return null;
  const style = valueStyle(indicator);
  const { wide, narrow } = drawChart((width) =>
    bars(
      {
        rows: shown.map((row) => ({
          unit_id: row.unit_id,
          name: `${row.name_vi}, ${formatPeriodShort(row.period)}`,
          value: row.value,
          rank: null,
        })),
        style,
      },
      width,
    ),
  );
  return { wide, narrow };
}

async function panelsOf(engine: Engine, family: RateFamily) {
  const indicator_ids = FAMILY_INDICATORS[family];
  const [known, kinds, figures] = await Promise.all([
    catalogue(engine),
    denominatorKinds(engine),
    ask(engine, ratesOfUnits, { indicator_ids, unit_ids: null }),
  ]);
  const beside = (unit_id: string): Beside => {
    return (indicator_id, period, breakdown) =>
      figures.find(
        (row) =>
          row.unit_id === unit_id &&
          row.indicator_id === indicator_id &&
          row.period === period &&
          row.breakdown === breakdown,
      );
  };
  const groups = groupBy(figures, (row) => row.indicator_id);
  const indicators = indicator_ids.flatMap((id) => known.get(id) ?? []);
  const panels = await Promise.all(
    indicators.map(async (indicator) => {
      const { indicator_id, short_vi, measure, numerator_vi, denominator_vi, plain_vi } = indicator;
      const rows = (groups.get(indicator_id) ?? []).toSorted(newestFirst);
      const targets = await askTargets(engine, indicator_id);
      return {
        ...{ id: indicator_id, name: short_vi, numerator_vi, denominator_vi, plain_vi },
        rate: measure === 'percent',
        kind: kindText(kinds.get(indicator_id) ?? null, measure),
        lines: rows.map((row) => figureLine(row, indicator, targets, beside(row.unit_id))),
        drawn: drawn(indicator, rows),
        targets,
      };
    }),
  );
  return { panels, figures };
}

async function itemsOf(engine: Engine, family: RateFamily) {
  const scored = await scoredItems(engine);
  const ids = FAMILY_INDICATORS[family];
  const known = await catalogue(engine);
  const version = scored.latest?.framework_id;
  return scored.items
    .filter((item) => item.framework_id === version && ids.includes(item.indicator_id))
    .map(({ indicator_id, name_vi, max_points, threshold, note_vi, source_id }) => {
      const indicator = known.get(indicator_id);
      return {
        id: indicator_id,
        name: name_vi ?? indicator?.short_vi ?? indicator_id,
        max: max_points === null ? m.rates_unknown() : formatValue(max_points),
        threshold:
          threshold === null ? m.rates_unknown() : formatValue(threshold, { percent: true }),
        parts: [indicator?.numerator_vi, indicator?.denominator_vi]
          .map((text) => text ?? m.rates_unknown())
          .join('; '),
        note: note_vi ?? '',
        source_id,
      };
    });
}

/** Everything the page of a family shows without a script. */
export async function loadFamily(family: RateFamily) {
  const engine = await buildEngine();
  const [{ panels, figures }, items] = await Promise.all([
    panelsOf(engine, family),
    itemsOf(engine, family),
  ]);
  const judged = panels.flatMap(({ targets }) => targets);
  const sources = await sourcesOf(engine, [
    ...figures.map((row) => row.source_id),
    ...items.map((item) => item.source_id),
  ]);
  return {
    family,
    panels: panels.flatMap(({ targets: _, ...panel }) => (panel.lines.length > 0 ? [panel] : [])),
    empty: panels.flatMap(({ id, name, kind, lines }) =>
      lines.length > 0 ? [] : [{ id, name, kind }],
    ),
    targets: judged.map(targetLineOf),
    items,
    sources: sources.map(({ source_id, title, publisher, url }) => ({
      source_id,
      title,
      publisher,
      url,
    })),
  };
}

/** The register: what each family is and what there is of it. */
export async function loadRegister() {
  const engine = await buildEngine();
  const known = await catalogue(engine);
  return Promise.all(
    Object.entries(FAMILY_INDICATORS).map(async ([id, indicator_ids]) => {
      const family = id as RateFamily;
      const figures = await ask(engine, ratesOfUnits, { indicator_ids, unit_ids: null });
      const periods = figures.map((row) => row.period).sort(comparePeriods);
      const [first, last] = [periods[0], periods.at(-1)];
      const filled = new Set(figures.map((row) => row.indicator_id));
      return {
        id: family,
        name: FAMILY_WORDS[family].name(),
        about: FAMILY_WORDS[family].about(),
        indicators: indicator_ids.flatMap((one) => {
          const indicator = known.get(one);
          return indicator ? [{ id: one, name: indicator.short_vi, filled: filled.has(one) }] : [];
        }),
        figures:
          first && last
            ? m.rates_figures_count({
                figures: figures.length,
                units: new Set(figures.map((row) => row.unit_id)).size,
                from: formatPeriod(first),
                to: formatPeriod(last),
              })
            : '',
      };
    }),
  );
}
