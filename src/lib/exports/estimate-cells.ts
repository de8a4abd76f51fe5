import type { Cell } from '../datapackage/batch';
import type { Estimate } from '../queries/answers/types';

/** Columns of a CSV that tell what an estimate is made of. */
export const ESTIMATE_COLUMNS = [
  'estimate_method',
  'estimate',
  'estimate_min',
  'estimate_max',
  'constituents',
  'estimate_missing',
] as const;

/** "gia-lai=44.1;binh-dinh=45.2": the units put together, a missing value left empty. */
const constituents = ({ parts }: Estimate): string =>
  parts.map(({ unit_id, value }) => `${unit_id}=${value ?? ''}`).join(';');

/** The cells of `ESTIMATE_COLUMNS`; empty where nothing is estimated. */
export function estimateCells(estimate: Estimate | null): Cell[] {
  if (!estimate) return ESTIMATE_COLUMNS.map(() => null);
  const missing = estimate.missing.map(({ unit_id }) => unit_id).join(';');
  const { method, value, min, max } = estimate;
  return [method, value, min, max, constituents(estimate), missing || null];
}
