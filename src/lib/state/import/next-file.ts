import type { ImportMapping } from '../../datapackage/import/mapping';

/** Answers that are true of one file only. */
const OF_ONE_FILE = /^(period(:|$)|units-on:|unit:)/;

/**
 * A mapping as it may be used for the next file of the same shape: without the period, and the units, that its
 * reader told for one file. What the next file does not tell itself is asked again.
 */
export function forNextFile(mapping: ImportMapping): ImportMapping {
  return {
    ...mapping,
    columns: mapping.columns.map(({ period, ...role }) =>
      period === 'heading' ? { ...role, period } : role,
    ),
    fixed: mapping.fixed.filter(({ column, value }) => column !== 'period' || value === undefined),
    choices: mapping.choices.filter(({ key }) => !OF_ONE_FILE.test(key)),
  };
}
