import { sortPeriods } from '$lib/domain/periods';
import { formatPeriod } from '$lib/messages/format';
import type { CompareIndicator, SourceRow } from '$lib/queries/answers/types';
import type { SourceNote } from '$lib/ui/types';
import { nameOf } from './names';

const pointsOf = (figures: readonly CompareIndicator[]) =>
  figures.flatMap(({ series }) => series.flatMap(({ points }) => points));

/** Sources of the figures of one chart. */
export function sourcesOf(
  figures: readonly CompareIndicator[],
  sources: readonly SourceRow[],
): SourceNote[] {
  const used = new Set(
    pointsOf(figures).flatMap(({ source_id, estimate }) => [
      source_id,
      ...(estimate?.parts ?? []).map((part) => part.source_id),
      estimate?.weight_source_id,
    ]),
  );
  return sources
    .filter((source) => used.has(source.source_id))
    .map(({ source_id, title, publisher, url, accessed_on }) => {
      return { source_id, title, publisher, url, accessed_on };
    });
}

/** The last period of a chart in words. */
export function asOf(figures: readonly CompareIndicator[]): string | null {
  const last = sortPeriods([...new Set(pointsOf(figures).map((point) => point.period))]).at(-1);
  return last ? formatPeriod(last) : null;
}

/** Whether a chart holds figures of the reader's, or simulated ones. */
export const holds = {
  own: (figures: readonly CompareIndicator[]) => pointsOf(figures).some((point) => point.own),
  simulated: (figures: readonly CompareIndicator[]) =>
    pointsOf(figures).some((point) => point.status === 'simulated'),
};

/** Units whose figures of a time before them a source counted back. */
export const countedBack = (figures: readonly CompareIndicator[]): string[] => [
  ...new Set(
    figures.flatMap(({ series }) =>
      series.filter(({ points }) => points.some((point) => point.retrospective)).map(nameOf),
    ),
  ),
];
