import { fold } from '$lib/domain/fold';
import type { AgencyRow } from '$lib/queries/agencies';

/** Ids of agencies by the ways their names are written, folded. */
export type KnownAgencies = ReadonlyMap<string, string>;

/** The register by name; the first of two agencies that share one. */
export function knownAgencies(
  rows: readonly Pick<AgencyRow, 'agency_id' | 'name_vi' | 'aliases'>[],
): KnownAgencies {
  const known = new Map<string, string>();
  for (const names of [
    (row: (typeof rows)[number]) => [row.name_vi],
    (row: (typeof rows)[number]) => (row.aliases ?? '').split('; '),
  ])
    for (const row of rows)
      for (const name of names(row)) {
        const key = fold(name);
        if (key !== '' && !known.has(key)) known.set(key, row.agency_id);
      }
  return known;
}

/** The names of a field, separated by ";". */
export const namesIn = (text: string): string[] =>
  text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Ids of the agencies named that the register knows, each once. */
export const idsIn = (text: string, known: KnownAgencies): string[] => [
  ...new Set(namesIn(text).flatMap((name) => known.get(fold(name)) ?? [])),
];

/** Names that the register does not know: they stay as they were written. */
export const strangers = (text: string, known: KnownAgencies): string[] =>
  namesIn(text).filter((name) => !known.has(fold(name)));
