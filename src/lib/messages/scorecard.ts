import type { Score } from '../domain/quality-scorecards';
import type { CardProblem, Difference } from '../domain/scorecard';
import { formatNumber } from './format';
import { m } from './generated/messages';

/** The stages of a scorecard in words. */
export const STAGES: Record<Score, () => string> = {
  self_score: m.scorecard_self_score,
  appraised_1: m.scorecard_appraised_1,
  appraised_2: m.scorecard_appraised_2,
  final: m.scorecard_final,
};

const SENTENCES: Record<
  CardProblem['code'],
  (
    words: Record<'item' | 'stage' | 'value' | 'max' | 'steps' | 'computed' | 'n' | 'of', string>,
  ) => string
> = {
  score_below_zero: m.scorecard_below_zero,
  score_above_maximum: m.scorecard_above_maximum,
  score_off_step: m.scorecard_off_step,
  sum_differs: m.scorecard_sum_differs,
  sum_above_maximum: m.scorecard_sum_above_maximum,
  items_missing: m.scorecard_items_missing,
};

/** What is wrong in a scorecard, as a sentence; `item` is the name of the item. */
export function cardProblemText({ code, params }: CardProblem, item: string): string {
  const said = (name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'number' ? formatNumber(value) : value;
  };
  return SENTENCES[code]({
    item,
    stage: STAGES[params.column](),
    value: said('value'),
    max: said('max'),
    steps: said('steps'),
    computed: said('computed'),
    n: said('n'),
    of: said('of'),
  });
}

/** "bị giảm 1,2 điểm (Kết quả)": what the last appraisal did to the self-score. */
export function differenceText({ to, points }: Difference): string {
  const stage = STAGES[to]();
  if (points === 0) return m.scorecard_same({ stage });
  const words = { stage, points: formatNumber(Math.abs(points)) };
  return points > 0 ? m.scorecard_cut(words) : m.scorecard_raised(words);
}
