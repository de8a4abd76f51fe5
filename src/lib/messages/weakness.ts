import type { Measure, Period } from '../domain/types';
import { standsForAll } from '../domain/weakness';
import type { Standing, Weakness, WeakCode } from '../domain/weakness';
import { formatNumber, formatPeriod, formatValue } from './format';
import { m } from './generated/messages';

/** What is told of a standing. */
export interface WordedFact extends Standing {
  period: Period;
  indicator: { measure: Measure; decimals: number | null } | null;
  /** The target that was judged. */
  target: { target: { text_vi: string; own_file: string | null } } | null;
}

/** "%" for percents, else what is counted, as it stands behind a number. */
const unitAfter = ({ indicator }: Pick<WordedFact, 'indicator'>): string =>
  indicator?.measure === 'percent' ? '%' : '';

/** The value of a fact, as its indicator is printed. */
export function factValue({ indicator, value }: Pick<WordedFact, 'indicator' | 'value'>): string {
  return formatValue(value, {
    percent: indicator?.measure === 'percent',
    decimals: indicator?.decimals ?? undefined,
  });
}

/** Why something is weak: "kém 0,5 so với trung vị của 34 đơn vị (8,12)", one text a reason. */
export function weakText({ reasons }: Weakness, fact: WordedFact): string[] {
  const by = (amount: number) =>
    fact.indicator?.measure === 'percent'
      ? m.target_points({ n: formatNumber(amount) })
      : formatNumber(amount);
  const { median, previous } = fact;
  const file = fact.target?.target.own_file ?? null;
  const words: Record<WeakCode, (amount: number) => string> = {
    below_target: (amount) =>
      file === null
        ? m.weakness_below_target({ by: by(amount) })
        : m.weakness_below_own_target({ by: by(amount), file }),
    below_median: (amount) =>
      m.weakness_below_median({
        ...{ by: by(amount), n: formatNumber(median?.n ?? 0) },
        median: factValue({ ...fact, value: median?.value ?? 0 }),
      }),
    worse: (amount) =>
      m.weakness_worse({
        ...{ by: by(amount), period: formatPeriod(previous?.period ?? '') },
        before: factValue({ ...fact, value: previous?.value ?? 0 }),
      }),
  };
  return reasons.map(({ code, by: amount }) => words[code](amount));
}

/**
 * The goal an item of a plan starts with: the words of a target that was missed, else to reach the median, else to
 * rise; the figure it starts from stands with it.
 */
export function goalText(fact: WordedFact): string {
  const { target, median, direction, value, short_by } = fact;
  if (short_by !== null && target) return target.target.text_vi;
  const about = {
    period: formatPeriod(fact.period),
    value: formatNumber(value),
    unit: unitAfter(fact),
  };
  if (median === null || direction === null || !standsForAll(median))
    return m.weakness_goal_raise(about);
  const n = formatNumber(median.value);
  if (direction === 'lower_better')
    return median.value < value
      ? m.weakness_goal_at_most({ ...about, n })
      : m.weakness_goal_raise(about);
  return median.value > value
    ? m.weakness_goal_at_least({ ...about, n })
    : m.weakness_goal_raise(about);
}
