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

/**
 * What cannot be kept from all at once. `changed`: one field of a row of the base; `added`: one field of a row that
 * several added; `deleted`: a row that one took out and another changed (`field` null, `takes` of `delete` and `keep`).
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
}
