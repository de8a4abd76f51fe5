import type { IsoDate, Level } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { collator } from '$lib/queries/answers/context';
import { ask } from '$lib/queries/question';
import { unitsInside, type UnitInsideRow } from '$lib/queries/units-inside';

export interface Place {
  unit_id: string;
  name: string;
  valid_to: IsoDate | null;
  /** It has a page of its own; the others are shown by the live page. */
  page: boolean;
}

/** The units of a level straight under `parent`, by name. */
export function placesIn(rows: readonly UnitInsideRow[], level: Level, parent: string): Place[] {
  return (
    rows
      .filter((row) => row.level === level && row.parent_id === parent)
      // Without a code and a figure it is a slip of a source, which no register knows.
      .filter((row) => level === 'agency' || row.code !== null || row.shipped)
      .sort((a, b) => collator.compare(a.name_vi, b.name_vi) || (a.unit_id < b.unit_id ? -1 : 1))
      .map((row) => ({
        unit_id: row.unit_id,
        name: row.name_vi,
        valid_to: row.valid_to,
        page: row.shipped,
      }))
  );
}

/** The communes of a unit since 01/07/2025, and the districts that it had until then, each with its communes. */
export async function placesOf(engine: Engine, unit_id: string) {
  const rows = await ask(engine, unitsInside, { unit_id });
  return {
    communes: placesIn(rows, 'commune', unit_id),
    districts: placesIn(rows, 'district', unit_id).map((district) => ({
      ...district,
      communes: placesIn(rows, 'commune', district.unit_id),
    })),
  };
}
