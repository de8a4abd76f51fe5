import { groupBy } from './group-by';
import { decimalsOf, roundTo, subtract } from './numbers';
import { additionsOf, sumDiffers, type Addition } from './quality-limits';
import { SCORES, type Score } from './quality-scorecards';
import { isOnStep, stepPoints } from './score-steps';
import type { Finding } from './types';

/** An item of a framework; `parent_id` is the nearest item of the framework above it. */
export interface CardItem {
  indicator_id: string;
  parent_id: string | null;
  /** Null = unknown: "Chưa xác định". */
  max_points: number | null;
  weight: number | null;
  /** Points for steps, as the framework words them. */
  steps: string | null;
}

/** What a scorecard holds of one item, in points; null = not scored. */
export interface CardScores extends Record<Score, number | null> {
  indicator_id: string;
  max: number | null;
}

/** What the last appraisal took from (negative: added to) the self-score. */
export interface Difference {
  to: Exclude<Score, 'self_score'>;
  /** self_score − appraisal, in points. */
  points: number;
}

export interface CardNode {
  indicator_id: string;
  /** 0 for a root. */
  depth: number;
  parts: string[];
  max: number | null;
  /** What stands on the card. */
  given: Record<Score, number | null>;
  /** What stands on the card, else what the parts add up to; null while a part is missing. */
  value: Record<Score, number | null>;
  difference: Difference | null;
}

/** `params` always name `indicator_id` and `column`. */
export interface CardProblem extends Finding {
  code:
    | 'score_below_zero'
    | 'score_above_maximum'
    | 'score_off_step'
    | 'sum_differs'
    | 'sum_above_maximum'
    | 'items_missing';
  params: { indicator_id: string; column: Score } & Record<string, string | number>;
}

export interface Card {
  /** Every item, each above its parts. */
  nodes: CardNode[];
  problems: CardProblem[];
  /** Total by stage; null = not all items are scored, which is never counted as 0. */
  total: Record<Score, number | null>;
  max: number | null;
  /** Scored items that have no parts, by stage, and how many there are. */
  scored: Record<Score, number>;
  leaves: number;
  difference: Difference | null;
}

const each = <T>(of: (column: Score) => T): Record<Score, T> => ({
  self_score: of('self_score'),
  appraised_1: of('appraised_1'),
  appraised_2: of('appraised_2'),
  final: of('final'),
});

/** Σ factor × part, without binary noise; null while one is missing. */
function addUp({ parts }: Addition, valueOf: (id: string) => number | null): number | null {
  let sum = 0;
  let decimals = 0;
  for (const { indicator_id, factor } of parts) {
    const value = valueOf(indicator_id);
    if (value === null) return null;
    sum += factor * value;
    decimals = Math.max(decimals, decimalsOf(value) + (factor === 1 ? 0 : 4));
  }
  return roundTo(sum, Math.min(decimals, 10));
}

function differenceOf(value: Record<Score, number | null>): Difference | null {
  const to = (['final', 'appraised_2', 'appraised_1'] as const).find((one) => value[one] !== null);
  if (!to || value.self_score === null) return null;
  return { to, points: subtract(value.self_score, value[to] ?? 0) };
}

/**
 * A scorecard read by its framework: the tree of items in the order given, sums, differences, and what is wrong. Parts
 * are added where their maxima (or weights) make up that of their
 * whole. A maximum written on the card stands before that of the framework.
 */
export function readCard(items: readonly CardItem[], scores: readonly CardScores[]): Card {
  const byId = new Map(scores.map((row) => [row.indicator_id, row]));
  const ruled = items.map((item) => ({
    ...item,
    max_points: byId.get(item.indicator_id)?.max ?? item.max_points,
  }));
  const known = new Map(ruled.map((item) => [item.indicator_id, item]));
  const above = (item: CardItem): string | null =>
    item.parent_id !== null && known.has(item.parent_id) ? item.parent_id : null;
  const children = groupBy(ruled, above);
  const additions = new Map(
    additionsOf({ items: ruled }, (id) => {
      const item = known.get(id);
      return item ? above(item) : null;
    }).map((addition) => [addition.whole, addition]),
  );
  const given = (id: string, column: Score) => byId.get(id)?.[column] ?? null;
  const valueOf = (id: string, column: Score): number | null => {
    const own = given(id, column);
    const addition = additions.get(id);
    return own ?? (addition ? addUp(addition, (part) => valueOf(part, column)) : null);
  };
  const nodes: CardNode[] = [];
  const seen = new Set<string>();
  const visit = (item: CardItem, depth: number): void => {
    const { indicator_id } = item;
    if (seen.has(indicator_id)) return;
    seen.add(indicator_id);
    const parts = children.get(indicator_id) ?? [];
    const value = each((column) => valueOf(indicator_id, column));
    nodes.push({
      indicator_id,
      depth,
      parts: parts.map((part) => part.indicator_id),
      max: item.max_points,
      given: each((column) => given(indicator_id, column)),
      value,
      difference: differenceOf(value),
    });
    for (const part of parts) visit(part, depth + 1);
  };
  for (const root of children.get(null) ?? []) visit(root, 0);

  const leaves = nodes.filter(({ parts }) => parts.length === 0);
  const scored = each((column) => leaves.filter((leaf) => leaf.given[column] !== null).length);
  const problems = nodes.flatMap((node) => {
    const { indicator_id } = node;
    const addition = additions.get(indicator_id);
    const allowed = stepPoints(known.get(indicator_id)?.steps ?? null);
    return SCORES.flatMap((column): CardProblem[] => {
      const about = { indicator_id, column };
      const own = node.given[column];
      const sum = addition ? addUp(addition, (id) => valueOf(id, column)) : null;
      const found: CardProblem[] = [];
      const add = (code: CardProblem['code'], params: Record<string, string | number>) =>
        found.push({ code, params: { ...about, ...params } });
      if (own !== null && own < 0) add('score_below_zero', { value: own });
      if (own !== null && node.max !== null && own > node.max)
        add('score_above_maximum', { value: own, max: node.max });
      if (own !== null && allowed && !isOnStep(own, allowed))
        add('score_off_step', { value: own, steps: known.get(indicator_id)?.steps ?? '' });
      const differs =
        own !== null && addition
          ? sumDiffers(own, addition, (id) => valueOf(id, column), false)
          : null;
      if (own !== null && differs !== null && sum !== null)
        add('sum_differs', { value: own, computed: sum });
      if (own === null && sum !== null && node.max !== null && sum > node.max)
        add('sum_above_maximum', { value: sum, max: node.max });
      if (node.depth === 0 && scored[column] > 0 && scored[column] < leaves.length)
        add('items_missing', { n: leaves.length - scored[column], of: leaves.length });
      return found;
    });
  });
  const root = nodes[0];
  return {
    nodes,
    problems,
    total: each((column) => root?.value[column] ?? null),
    max: root?.max ?? null,
    scored,
    leaves: leaves.length,
    difference: root?.difference ?? null,
  };
}
