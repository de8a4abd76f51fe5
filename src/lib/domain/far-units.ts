import type { SearchEntry } from './search';

/** Units without a page of their own: `[unit_id, name, index into places]`, so that thousands stay small. */
export interface FarUnits {
  places: string[];
  units: [unit_id: string, name_vi: string, place: number][];
}

/** The units as the search finds them; each leads to the page that shows any unit. */
export function farEntries({ places, units }: FarUnits): SearchEntry[] {
  return units.map(([unit_id, name_vi, place]) => ({
    kind: 'unit',
    title: name_vi,
    detail: places[place] ?? '',
    href: `/don-vi/xem?dv=${encodeURIComponent(unit_id)}`,
    also: unit_id.replaceAll('.', ' '),
  }));
}
