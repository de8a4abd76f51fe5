import type { Engine } from '../engine/engine';
import { forget } from './memo';

/** Columns of `observations`, in the order of its Table Schema. */
const COLUMNS = [
  'unit_id',
  'indicator_id',
  'period',
  'breakdown',
  'source_id',
  'value',
  'numerator',
  'denominator',
  'published_rank',
  'published_of',
  'status',
  'preferred',
  'cumulative',
  'as_of',
  'note',
];

/** A table of the reader's: the columns of `observations`, and `own_file`. */
export interface OwnTableInView {
  table: string;
  /** Tables opened later that have some of the same cells: their rows are preferred there. */
  yieldsTo: readonly string[];
}

/**
 * SELECT of the view `all_observations`, the one place that questions read figures from: the package and, with
 * `own` true, the reader's tables.
 */
export function allObservationsView(ownTables: readonly OwnTableInView[] = []): string {
  const parts = [
    `SELECT false AS own, NULL::VARCHAR AS own_file, ${COLUMNS.join(', ')} FROM observations`,
    ...ownTables.map(({ table, yieldsTo }) => {
      const columns = COLUMNS.map((name) =>
        name === 'preferred' ? preferredOver(yieldsTo) : `o.${name}`,
      );
      return `SELECT true AS own, o.own_file::VARCHAR AS own_file, ${columns.join(', ')} FROM ${quoted(table)} o`;
    }),
  ];
  return parts.join(' UNION ALL ');
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The column `preferred` of a row `o` that yields to rows of the same cell in other tables. */
function preferredOver(tables: readonly string[]): string {
  const none = tables.map(
    (table) => ` AND NOT EXISTS (SELECT 1 FROM ${quoted(table)} l WHERE l.unit_id = o.unit_id
  AND l.indicator_id = o.indicator_id AND l.period = o.period
  AND coalesce(l.breakdown, '') = coalesce(o.breakdown, ''))`,
  );
  return `o.preferred${none.join('')} AS preferred`;
}

/** Makes an engine ready for questions; to be run by whoever opens one, and again when the reader's tables change. */
export async function prepare(
  engine: Engine,
  ownTables: readonly OwnTableInView[] = [],
): Promise<void> {
  await engine.createView('all_observations', allObservationsView(ownTables));
  forget(engine);
}
