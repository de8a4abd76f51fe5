import { behindMedian } from '../../domain/movement';
import { summarise } from '../../domain/numbers';
import { furthestBehind, type Spread } from '../../domain/strengths';
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

interface Middle extends Spread {
  /** How many of the values are estimates. */
  estimated: number;
}

/** How all units lie in a period; null when the set is not complete. */
function middleOf(
  engine: Engine,
  indicator_id: string,
  period: Period,
  { level, within, boundaries }: Place,
): Promise<Middle | null> {
  const key = `middle ${indicator_id} ${period} ${level} ${within} ${boundaries}`;
  return remember(engine, key, async () => {
    const asked = { indicator_id, period, level, boundaries };
    const { rows } = await askRanking(engine, within === null ? asked : { ...asked, within });
    const ranked = rows.filter((row) => row.rank !== null || row.estimated_rank !== null);
    const found = summarise(ranked.flatMap((row) => row.value ?? []));
    const estimated = ranked.filter((row) => row.status === 'estimated').length;
    return found && { ...found, n: ranked.length, estimated };
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
    parts.map(async ({ part, answer }) => {
      const { scale_min, scale_max, direction } = answer.indicator;
      if (scale_max === null) return [];
      const spread = await middleOf(engine, part.id, part.period, place);
      if (!spread) return [];
      const { median, n: units, estimated } = spread;
      const { id, value } = part;
      const loss: OverviewLoss = {
        ...{ ...part, median, units, estimated },
        ...{ scale_min: scale_min ?? 0, scale_max },
      };
      return [{ loss, standing: { id, value, maximum: scale_max, direction, spread } }];
    }),
  );
  const losses = new Map(measured.flat().map(({ loss }) => [loss.id, loss]));
  const behind = furthestBehind(
    measured.flat().map(({ standing }) => standing),
    LOSSES,
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
  const lowest = behind.flatMap((id) => losses.get(id) ?? []);
  return { lowest, risen: most(1), fallen: most(-1) };
}
