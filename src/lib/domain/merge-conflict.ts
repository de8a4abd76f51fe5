/** A cell of a merged table; null is an empty one. */
export type MergeValue = string | number | boolean | null;

/** A value that stands against another, and whose it is. */
export interface Take {
  value: MergeValue;
  /** Names of versions, sorted. */
  by: string[];
}

/** A field that versions give different values. */
export interface FieldTakes {
  field: string;
  /** Null too where the base has no such row. */
  base: MergeValue;
  takes: Take[];
}

/** A row that refers to another one. */
export interface Referrer {
  table: string;
  /** Key columns and their values. */
  key: Record<string, MergeValue>;
}

/** What keeps a row that a version took out: rows that refer to it, or to one of these. */
export interface Referred {
  /** Names of versions that still have the row, sorted. */
  by: string[];
  rows: Referrer[];
  /** Those that were themselves chosen to stay: then it cannot be taken out. */
  stays?: Referrer[];
}

/**
 * What cannot be kept from all at once. `changed`: one field of a row of the base; `added`: one field of a row that
 * several added; `deleted`: a row that one took out and another changed, or still refers to (`field` null, `takes` of `delete` and
 * `keep`).
 */
export interface Conflict {
  kind: 'changed' | 'added' | 'deleted';
  table: string;
  /** Key columns and their values. */
  key: Record<string, MergeValue>;
  field: string | null;
  base: MergeValue;
  takes: Take[];
  /** Of a deleted row: what the others changed in it. */
  changes: FieldTakes[];
  /** Of a deleted row: rows that refer to it, which would go with it. */
  referrers?: Referrer[];
  /** Of a deleted row: those that were chosen to stay, so that it cannot be taken out. */
  stays?: Referrer[];
}

/** One text for each conflict, the same however often the packages are merged. */
export const conflictId = ({ table, key, field }: Conflict): string =>
  JSON.stringify([table, key, field]);
