import { behindMedian, lowestParts } from '../../domain/movement';
import { summarise } from '../../domain/numbers';
import type { Level, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import type { OverviewLoss, OverviewMove, OverviewPart } from './overview-types';
import { askRanking } from './ranking';
import type { Boundaries, TrendPoint, UnitAnswer, UnitIndicator } from './types';

/** Where a unit is ranked. */
export interface Place {
  level: Level;
  within: string | null;
  boundaries: Boundaries;
}

const LOSSES = 8;
const MOVES = 3;

/** Sources of a figure: its own, or those of what it was rolled up from. */
export function sourcesOfPoint({ source_id, status, estimate }: TrendPoint): string[] {
  const parts = estimate?.parts.flatMap((part) => part.source_id ?? []) ?? [];
  return [...new Set(status === 'estimated' && parts.length > 0 ? parts : [source_id])];
}

/** The middle of all units in a period; null when the set is not complete. */
function medianOf(
  engine: Engine,
  indicator_id: string,
  period: Period,
  { level, within, boundaries }: Place,
): Promise<{ median: number; units: number } | null> {
  const key = `median ${indicator_id} ${period} ${level} ${within} ${boundaries}`;
  return remember(engine, key, async () => {
    const asked = { indicator_id, period, level, boundaries };
    const { rows } = await askRanking(engine, within === null ? asked : { ...asked, within });
    const ranked = rows.filter((row) => row.rank !== null || row.estimated_rank !== null);
    const found = summarise(ranked.flatMap((row) => row.value ?? []));
    return found && { median: found.median, units: ranked.length };
  });
}

function partOf({ indicator, latest }: UnitIndicator, index: UnitIndicator): OverviewPart[] {
  if (latest.value === null) return [];
  return [
    {
      id: indicator.indicator_id,
      name: indicator.short_vi,
      index_id: index.indicator.indicator_id,
      index: index.indicator.short_vi,
      decimals: indicator.decimals ?? 2,
      percent: indicator.measure === 'percent',
      lower_better: indicator.direction === 'lower_better',
      period: latest.period,
      value: latest.value,
      status: latest.status,
      source_ids: sourcesOfPoint(latest),
    },
  ];
}

/** Parts right below an index, of the latest period of that index. */
function partsOf({ indices, components }: UnitAnswer, board: readonly string[]) {
  return indices
    .filter(({ indicator }) => board.includes(indicator.indicator_id))
    .flatMap((index) =>
      [...indices, ...components].flatMap((answer) =>
        answer.indicator.parent_id === index.indicator.indicator_id &&
        answer.latest.period === index.latest.period
          ? partOf(answer, index).map((part) => ({ part, answer, index }))
          : [],
      ),
    );
}

/** Which parts are furthest behind the middle of all units, and which really changed most. */
export async function askParts(
  engine: Engine,
  unit: UnitAnswer,
  board: readonly string[],
  place: Place,
): Promise<{ lowest: OverviewLoss[]; risen: OverviewMove[]; fallen: OverviewMove[] }> {
  const parts = partsOf(unit, board);
  const measured = await Promise.all(
    parts.map(async ({ part, answer }): Promise<OverviewLoss[]> => {
      const { scale_min, scale_max } = answer.indicator;
      if (scale_max === null) return [];
      const middle = await medianOf(engine, part.id, part.period, place);
      return middle ? [{ ...part, ...middle, scale_min: scale_min ?? 0, scale_max }] : [];
    }),
  );
  const moves = parts.flatMap(({ part, answer, index }) => {
    // parts explain the change of an index that may itself be compared
    if (index.change_value === null) return [];
    const { scale_min, scale_max } = answer.indicator;
    const { change_value: change, base_period } = answer;
    if (!change || base_period === null || scale_max === null) return [];
    const share = behindMedian({
      id: part.id,
      value: part.value - change,
      median: part.value,
      scale_min: scale_min ?? 0,
      scale_max,
      lower_better: part.lower_better,
    });
    return [{ move: { ...part, change, base_period }, share }];
  });
  const most = (sign: 1 | -1) =>
    moves
      .filter(({ share }) => Math.sign(share) === sign)
      .sort((a, b) => sign * (b.share - a.share) || (a.move.id < b.move.id ? -1 : 1))
      .slice(0, MOVES)
      .map(({ move }) => move);
  return { lowest: lowestParts(measured.flat(), LOSSES), risen: most(1), fallen: most(-1) };
}
