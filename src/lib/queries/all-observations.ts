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
].join(', ');

/**
 * SELECT of the view `all_observations`, the one place that questions read figures from: the package and, with `own` true, the reader's tables.
 * Each own table has the columns of `observations`, and `own_file`.
 */
export function allObservationsView(ownTables: readonly string[] = []): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const parts = [
    `SELECT false AS own, NULL::VARCHAR AS own_file, ${COLUMNS} FROM observations`,
    ...ownTables.map(
      (name) =>
        `SELECT true AS own, own_file::VARCHAR AS own_file, ${COLUMNS} FROM ${quoted(name)}`,
    ),
  ];
  return parts.join(' UNION ALL ');
}

/** Makes an engine ready for questions; to be run by whoever opens one, and again when the reader's tables change. */
export async function prepare(engine: Engine, ownTables: readonly string[] = []): Promise<void> {
  await engine.createView('all_observations', allObservationsView(ownTables));
  forget(engine);
}
