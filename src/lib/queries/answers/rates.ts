import { groupBy } from '../../domain/group-by';
import { addsUp, itemPoints } from '../../domain/rates';
import type { DenominatorKind, ItemPoints } from '../../domain/rates';
import { periodKindsOf, ratePoints } from '../../domain/rate-series';
import type { RatePoint } from '../../domain/rate-series';
import { periodYear } from '../../domain/periods';
import type { PeriodKind } from '../../domain/periods';
import type { Engine } from '../../engine/engine';
import { frameworkItems } from '../framework-items';
import { frameworks } from '../frameworks';
import { remember } from '../memo';
import { ask } from '../question';
import { rateIndicators } from '../rate-indicators';
import { ratesOfUnits } from '../rates-of-units';
import type { RateFigure } from '../rates-of-units';
import type { UnitRow } from '../rows';
import { catalogue, loadContext, sourcesOf } from './context';
import { askTargets } from './targets';
import type { JudgedTarget } from './targets';
import type { IndicatorRow, SourceRow } from './types';
import { rankedWithin, unitOf } from './unit-of';

/** How a unit's figures are split: not at all, by sector of procedure, or by channel. */
export const SPLITS = ['whole', 'sector', 'channel'] as const;
export type Split = (typeof SPLITS)[number];

export interface AskRates {
  unit_id: string;
  indicator_ids: readonly string[];
  /** Null = the longest kind there is. */
  kind: PeriodKind | null;
  split: Split;
}

/** A period with what QĐ 766 gives for it and the targets it is held against. */
export interface ShownRate extends RatePoint<RateFigure> {
  /** Null where the indicator is no item of QĐ 766. */
  item: ItemPoints | null;
  targets: JudgedTarget[];
}

export interface RateSeries {
  /** Sector or channel; null = the whole unit. */
  part: string | null;
  points: ShownRate[];
}

/** One indicator of a unit; never drawn with another one on one axis. */
export interface RatePanel {
  indicator: IndicatorRow;
  /** Null = unknown. */
  denominator_kind: DenominatorKind | null;
  series: RateSeries[];
}

export interface RatesAnswer {
  unit: UnitRow;
  kind: PeriodKind | null;
  kinds: PeriodKind[];
  splits: Split[];
  panels: RatePanel[];
  sources: SourceRow[];
}

/** What rates count in their denominators, by indicator. */
export function denominatorKinds(engine: Engine): Promise<Map<string, DenominatorKind>> {
  return remember(engine, 'denominator kinds', async () => {
    const rows = await ask(engine, rateIndicators, {});
    return new Map(rows.map((row) => [row.indicator_id, row.denominator_kind]));
  });
}

/** Items of QĐ 766 by year and indicator, of the version in force everywhere. */
export async function scoredItems(engine: Engine) {
  const [versions, items] = await remember(engine, 'items of 766', () =>
    Promise.all([
      ask(engine, frameworks, { index_id: 'dvc-766' }),
      ask(engine, frameworkItems, { index_id: 'dvc-766' }),
    ]),
  );
  const general = versions.filter((one) => one.scope_unit_id === null);
  return {
    latest: general.toSorted((a, b) => (b.year_from ?? 0) - (a.year_from ?? 0))[0] ?? null,
    items,
    of: (indicator_id: string, year: number) => {
      const ids = general
        .filter((one) => (one.year_from ?? 0) <= year && (one.year_to ?? Infinity) >= year)
        .map((one) => one.framework_id);
      return items.find(
        (item) => item.indicator_id === indicator_id && ids.includes(item.framework_id),
      );
    },
  };
}

const splitOf = ({ breakdown }: RateFigure): Split | null => {
  if (breakdown === null) return 'whole';
  return breakdown.startsWith('sector:')
    ? 'sector'
    : breakdown.startsWith('channel:')
      ? 'channel'
      : null;
};

/** One row a cell: the published one before the reader's own, the preferred one of several sources. */
function settled(rows: readonly RateFigure[]): RateFigure[] {
  const cells = groupBy(
    rows.filter((row) => row.preferred && row.value !== null),
    (row) => `${row.indicator_id} ${row.period} ${row.breakdown ?? ''}`,
  );
  return [...cells.values()].flatMap((cell) => cell[0] ?? []);
}

/** The rates of one unit by period, each indicator by itself, the reader's own files included; throws UnknownError. */
export async function askRates(engine: Engine, asked: AskRates): Promise<RatesAnswer> {
  const { unit_id, indicator_ids, split } = asked;
  const { unit, path } = await unitOf(engine, unit_id);
  const [known, kindOf, scored, rows] = await Promise.all([
    catalogue(engine),
    denominatorKinds(engine),
    scoredItems(engine),
    ask(engine, ratesOfUnits, { indicator_ids, unit_ids: [unit_id] }),
  ]);
  const all = settled(rows.filter((row) => splitOf(row) !== null));
  const kinds = periodKindsOf(all);
  const kind =
    asked.kind !== null && kinds.includes(asked.kind) ? asked.kind : (kinds.at(-1) ?? null);
  const within = rankedWithin(unit.level, path);
  const ancestors = path.map((above) => above.unit_id).reverse();
  const wanted = all.filter((row) => splitOf(row) === split);
  const panels = await Promise.all(
    indicator_ids.map(async (indicator_id): Promise<RatePanel[]> => {
      const indicator = known.get(indicator_id);
      const own = wanted.filter((row) => row.indicator_id === indicator_id);
      if (!indicator || kind === null || own.length === 0) return [];
      const { rules } = await loadContext(engine, indicator_id, unit.level, within);
      const targets = (await askTargets(engine, indicator_id)).filter(
        ({ target }) => target.unit_id === unit_id,
      );
      const series = { indicator_id, level: unit.level, unit, ancestors };
      const adds = addsUp(indicator.measure, indicator.unit_vi);
      const parts = groupBy(own, (row) => row.breakdown ?? '');
      const pieces = [...parts].map(([part, some]): RateSeries => ({
        part: part === '' ? null : part.replace(/^\w+:/, ''),
        points: ratePoints(some, kind, series, rules, adds).map((point) => {
          const item = scored.of(indicator_id, periodYear(point.period));
          return {
            ...point,
            item: item ? itemPoints(item, point.value, point) : null,
            targets:
              part === '' ? targets.filter(({ target }) => target.period === point.period) : [],
          };
        }),
      }));
      return [
        {
          indicator,
          denominator_kind: kindOf.get(indicator_id) ?? null,
          series: pieces.filter(({ points }) => points.length > 0),
        },
      ];
    }),
  );
  return {
    unit,
    kind,
    kinds,
    splits: SPLITS.filter((one) => all.some((row) => splitOf(row) === one)),
    panels: panels.flat().filter(({ series }) => series.length > 0),
    sources: await sourcesOf(
      engine,
      wanted.map((row) => row.source_id),
    ),
  };
}
