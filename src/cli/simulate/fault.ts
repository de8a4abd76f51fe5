import type { QualityKind } from '../../lib/domain/quality';
import type { Row } from './tables';

/** A fault that was planted; `kind` is what a check of quality must call it. */
export interface Fault {
  kind: QualityKind;
  /** What was done, where one kind can be planted in several ways. */
  planted_as: string;
  table: 'observations' | 'withheld' | 'scorecards';
  unit_id: string | null;
  indicator_id: string;
  period: string;
  column: string | null;
  refused?: boolean;
  what_vi: string;
  what_en: string;
}

/** What a figure with a fault is about. */
export type Where = readonly [unit_id: string, indicator_id: string, period: string];

/** A fault of one figure. */
export function figureFault(
  kind: QualityKind,
  [unit_id, indicator_id, period]: Where,
  column: string | null,
  what_vi: string,
  what_en: string,
  more: Partial<Pick<Fault, 'planted_as' | 'table' | 'refused'>> = {},
): Fault {
  const about = { kind, planted_as: kind, table: 'observations' as const, unit_id, indicator_id };
  return { ...about, period, column, what_vi, what_en, ...more };
}

/** Rows of the table planted_faults, numbered in the order of planting. */
export const faultRows = (faults: readonly Fault[]): Row[] =>
  faults.map((fault, i) => ({
    fault_id: `loi-${String(i + 1).padStart(2, '0')}`,
    ...fault,
    breakdown: null,
    refused: fault.refused ?? false,
  }));
