import { cautionsOf as cautions } from '$lib/domain/cautions';
import { sortPeriods } from '$lib/domain/periods';
import { inSentence } from '$lib/messages/finding';
import { m } from '$lib/messages/generated/messages';
import type { CompareIndicator, Estimate } from '$lib/queries/answers/types';
import { missingNames } from '$lib/ui/estimate-text';
import { nameOf, span } from './names';

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
      points.flatMap(({ status, estimate, value }) =>
        status === 'estimated' && estimate && value !== null
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

/** "Gia Lai (từ 2025), PAR INDEX: thiếu Bình Định (2012–2022)": where nothing could be estimated, and for want of whom. */
export function missingOf(figures: readonly CompareIndicator[]): string[] {
  return figures.flatMap(({ indicator, series }) =>
    series.flatMap(({ unit, points }) => {
      const wanting = points.flatMap(({ value, estimate, period }) =>
        value === null && estimate && estimate.missing.length > 0
          ? [{ names: missingNames(estimate), period }]
          : [],
      );
      return [...new Set(wanting.map(({ names }) => names))].map((names) =>
        m.boundaries_compare_missing({
          name: nameOf({ unit }),
          index: indicator.short_vi,
          names,
          span: span(wanting.filter((one) => one.names === names).map((one) => one.period)),
        }),
      );
    }),
  );
}

/** What sources say against several of their own figures: "QĐ 766 (2022–2024): …, chưa đối chiếu". */
export function cautionsOf(figures: readonly CompareIndicator[]): string[] {
  const texts = figures.flatMap(({ indicator, series }) => {
    const found = series.flatMap(({ points }) => cautions(points));
    return [...new Set(found.map(({ note }) => note))].map((note) =>
      m.compare_caution({
        name: indicator.short_vi,
        span: span(
          sortPeriods(found.filter((one) => one.note === note).flatMap((one) => one.periods)),
        ),
        note: inSentence(note),
      }),
    );
  });
  return [...new Set(texts)];
}
