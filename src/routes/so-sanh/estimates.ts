import { m } from '$lib/messages/generated/messages';
import type { CompareIndicator, Estimate } from '$lib/queries/answers/types';
import { nameOf } from './names';

const METHODS: Record<Estimate['method'], () => string> = {
  mean: m.boundaries_compare_mean,
  population_mean: m.boundaries_compare_population,
  rate: m.boundaries_compare_rate,
  sum: m.boundaries_compare_sum,
};

/** "Gia Lai (từ 2025) = bình quân giản đơn của Bình Định, Gia Lai": what each estimate is made of. */
export function madeOf(figures: readonly CompareIndicator[]): string[] {
  const found = figures.flatMap(({ series }) =>
    series.flatMap(({ unit, points }) =>
      points.flatMap(({ status, estimate }) =>
        status === 'estimated' && estimate
          ? [
              m.boundaries_compare_one({
                name: nameOf({ unit }),
                method: METHODS[estimate.method](),
                parts: estimate.parts.map((part) => part.short_vi).join(', '),
              }),
            ]
          : [],
      ),
    ),
  );
  return [...new Set(found)];
}
