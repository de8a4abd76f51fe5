import { groupBy } from '../../domain/group-by';
import { SCORES, type Score } from '../../domain/quality-scorecards';
import {
  adjustmentHistory,
  rankAdjusted,
  type AdjustedScore,
  type AdjustmentStep,
} from '../../domain/score-adjustments';
import { readCard, type Card } from '../../domain/scorecard';
import { referenceDate } from '../../domain/periods';
import type { Period } from '../../domain/types';
import { unitsValidIn } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { ask } from '../question';
import type { SourceRow, UnitRow } from '../rows';
import { scorecardAdjustments, type AdjustmentRow } from '../scorecard-adjustments';
import { scorecardCards, type CardListRow } from '../scorecard-cards';
import { scorecardFramework, type CardItemRow } from '../scorecard-framework';
import { scorecardRows, type CardRow } from '../scorecard-rows';
import { sources } from '../sources';
import { unitsById } from '../units-by-id';
import { unitsOfLevel } from '../units-of-level';

export interface CardAsked {
  framework_id: string;
  period: Period;
}

/** The score of a unit before and after adjustments, with its name. */
export interface RankedCard extends AdjustedScore {
  name_vi: string;
}

/** All scorecards of one framework in one period. */
export interface CardSet extends CardAsked {
  framework: CardListRow;
  items: CardItemRow[];
  /** Cards by unit. */
  cards: ReadonlyMap<string, { unit: UnitRow; card: Card; rows: ReadonlyMap<string, CardRow> }>;
  /** The stage that ranks compare: the last one of which any card has a score. */
  stage: Score;
  /** By adjusted score, the best first; those without a complete score last. */
  ranking: RankedCard[];
  /** How many units are ranked; null where the set is not complete. */
  of: number | null;
  /** Units of the set without a complete score, by name. */
  missing: string[];
  adjustments: ReadonlyMap<string, AdjustmentStep<AdjustmentRow>[]>;
  sources: SourceRow[];
}

/** Which scorecards there are. */
export function askCards(engine: Engine): Promise<CardListRow[]> {
  return ask(engine, scorecardCards, {});
}

const nearest = (above: string, listed: ReadonlySet<string>): string | null =>
  above.split(' ').find((id) => listed.has(id)) ?? null;

/** Items as the rules of scorecards take them. */
export function cardItems(items: readonly CardItemRow[]) {
  const listed = new Set(items.map(({ indicator_id }) => indicator_id));
  return items.map(({ indicator_id, above, max_points, weight, steps }) => ({
    indicator_id,
    max_points,
    weight,
    steps,
    parent_id: nearest(above, listed),
  }));
}

/** Units that should be scored: those of the level within the scope in the period; null where no level is told. */
async function expectedOf(
  engine: Engine,
  { level, scope_unit_id }: CardListRow,
  period: Period,
): Promise<UnitRow[] | null> {
  if (level === null) return null;
  const date = referenceDate(period);
  const units = await ask(engine, unitsOfLevel, { level, within: scope_unit_id, date });
  return unitsValidIn(units, level, period);
}

/** The scorecards of a framework in a period, what is wrong in them, and their ranks; null where there are none. */
export async function askScorecards(engine: Engine, asked: CardAsked): Promise<CardSet | null> {
  const { framework_id, period } = asked;
  const listed = (await askCards(engine)).filter(
    (row) => row.framework_id === framework_id && row.period === period,
  );
  const [framework] = listed;
  if (!framework) return null;
  const unit_ids = listed.map(({ unit_id }) => unit_id);
  const [items, rows, adjusted, units, expected] = await Promise.all([
    ask(engine, scorecardFramework, { framework_id }),
    ask(engine, scorecardRows, asked),
    ask(engine, scorecardAdjustments, asked),
    ask(engine, unitsById, { unit_ids, date: referenceDate(period) }),
    expectedOf(engine, framework, period),
  ]);
  const ruled = cardItems(items);
  const byUnit = groupBy(rows, ({ unit_id }) => unit_id);
  const cards = new Map(
    units.map((unit) => {
      const own = byUnit.get(unit.unit_id) ?? [];
      const byItem = new Map(own.map((row) => [row.indicator_id, row]));
      return [unit.unit_id, { unit, card: readCard(ruled, own), rows: byItem }];
    }),
  );
  const begun = (stage: Score) => rows.some((row) => row[stage] !== null);
  const stage = [...SCORES].reverse().find(begun) ?? 'self_score';
  const totals = [...cards].map(([unit_id, { card }]) => ({ unit_id, value: card.total[stage] }));
  const { scores, raw } = rankAdjusted(
    totals,
    adjusted,
    expected && expected.map(({ unit_id }) => unit_id),
  );
  const names = new Map([...(expected ?? []), ...units].map((one) => [one.unit_id, one.name_vi]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const source_ids = [...new Set([...items, ...adjusted].flatMap((row) => row.source_id ?? []))];
  return {
    ...asked,
    framework,
    items,
    cards,
    stage,
    ranking: scores
      .map((score) => ({ ...score, name_vi: nameOf(score.unit_id) }))
      .sort(
        (a, b) =>
          (b.adjusted ?? -Infinity) - (a.adjusted ?? -Infinity) || (a.unit_id < b.unit_id ? -1 : 1),
      ),
    of: raw.of,
    missing: raw.missing.map(nameOf),
    adjustments: new Map(
      [...groupBy(adjusted, ({ unit_id }) => unit_id)].map(([unit_id, some]) => [
        unit_id,
        adjustmentHistory(cards.get(unit_id)?.card.total[stage] ?? null, some),
      ]),
    ),
    sources: source_ids.length > 0 ? await ask(engine, sources, { source_ids }) : [],
  };
}
