import { bars } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import type { RankingAnswer } from '$lib/queries/answers/types';
import { barsOf } from './shapes';

/** The bars of a ranking as SVG, wide and narrow. */
export function drawRanking(answer: RankingAnswer) {
  return drawChart((width) => bars(barsOf(answer, null), width));
}
