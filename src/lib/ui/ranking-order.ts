import { compareVietnamese, foldedMatch } from '../domain/fold';
import type { RankRow } from './types';

export type SortKey =
  'given' | 'name_vi' | 'value' | 'published_rank' | 'change_value' | 'change_rank';

export interface Order {
  key: SortKey;
  /** As the column is first sorted, or the other way round. */
  reversed: boolean;
}

/** Rows in an order; rows without the figure are last whichever way it is turned, ties as given. */
export function orderRows(rows: readonly RankRow[], { key, reversed }: Order): RankRow[] {
  const turn = reversed ? -1 : 1;
  if (key === 'given') {
    const known = (row: RankRow) => row.value !== null || row.published_rank !== null;
    const has = rows.filter(known);
    const none = rows.filter((row) => !known(row));
    return [...(reversed ? has.reverse() : has), ...none];
  }
  if (key === 'name_vi') {
    return [...rows].sort((a, b) => turn * compareVietnamese(a.short_vi, b.short_vi));
  }
  const first = key === 'published_rank' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const x = a[key];
    const y = b[key];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * first * (x - y);
  });
}

/** Rows whose name holds the words sought, in the region chosen; null = every region. */
export function filterRows(
  rows: readonly RankRow[],
  query: string,
  region: string | null,
): RankRow[] {
  if (query === '' && region === null) return [...rows];
  return rows.filter(
    (row) =>
      foldedMatch(`${row.name_vi} ${row.short_vi}`, query) &&
      (region === null || row.region === region),
  );
}

/** Regions that occur, in order of their names. */
export function regionsOf(rows: readonly RankRow[]): string[] {
  const regions = new Set(rows.flatMap((row) => (row.region ? [row.region] : [])));
  return [...regions].sort(compareVietnamese);
}
