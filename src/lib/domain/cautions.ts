import { sortPeriods } from './periods';
import type { Period, Status } from './types';

/** What a source says against its own provisional figures, and the periods it says it of. */
export interface Caution {
  note: string;
  periods: Period[];
}

/** Notes that two or more provisional values of a series bear, each with its periods; a note of one value stands beside it. */
export function cautionsOf(
  points: readonly { period: Period; value: number | null; status: Status; note: string | null }[],
): Caution[] {
  const said = points.filter((point) => point.value !== null && point.status === 'provisional');
  const notes = [...new Set(said.flatMap((point) => point.note ?? []))];
  return notes
    .map((note) => ({
      note,
      periods: sortPeriods(said.filter((point) => point.note === note).map(({ period }) => period)),
    }))
    .filter(({ periods }) => periods.length > 1);
}
