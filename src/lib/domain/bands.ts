import { compareNumbers } from './numbers';
import type { Level } from './types';

/** A grade as published for one year: from `min` on, below `max`; null = open. */
export interface Band {
  index_id: string;
  level: Level;
  scope_unit_id: string | null;
  year: number;
  label: string;
  min: number | null;
  max: number | null;
}

/** Which bands apply. */
export interface BandKey {
  index_id: string;
  level: Level;
  year: number;
  /** The unit and the units above it, nearest first: a province's own bands go before general ones. */
  scopes: readonly string[];
}

/** Bands in force for an index, level and year, best (highest) first; empty when none were published. */
export function bandsFor<B extends Band>(rows: readonly B[], key: BandKey): B[] {
  const matching = rows.filter(
    (row) => row.index_id === key.index_id && row.level === key.level && row.year === key.year,
  );
  const scope = key.scopes.find((id) => matching.some((row) => row.scope_unit_id === id)) ?? null;
  return matching
    .filter((row) => row.scope_unit_id === scope)
    .sort((a, b) => compareNumbers(b.min ?? -Infinity, a.min ?? -Infinity));
}

/**
 * The band among those in force (as `bandsFor` gives them), or null when none was published that holds the value.
 * A band ends below its `max`, only the top one holds its own: 100 of 100 is in the band 90–100.
 */
export function bandAmong(value: number, inForce: readonly Band[]): Band | null {
  return (
    inForce.find(
      (row, place) =>
        (row.min === null || value >= row.min) &&
        (row.max === null || value < row.max || (place === 0 && value === row.max)),
    ) ?? null
  );
}
