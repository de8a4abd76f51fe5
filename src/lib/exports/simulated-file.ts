import type { Cell } from '../datapackage/batch';

/** Header and rows of a table with a first column that says that its figures are simulated. */
export function asSimulated(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): { header: string[]; rows: Cell[][] } {
  return {
    header: ['simulated', ...header],
    rows: rows.map((row) => [true, ...row]),
  };
}
