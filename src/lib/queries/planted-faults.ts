import type { QualityFinding, QualityKind } from '../domain/quality';
import type { Period } from '../domain/types';
import type { Question } from './question';

/** A fault that the generator put into the simulated package. */
export interface PlantedFault {
  fault_id: string;
  /** What the quality list must call it. */
  kind: QualityKind;
  /** Null where it is about the whole set of units. */
  unit_id: string | null;
  indicator_id: string;
  period: Period;
  /** It lies beside the package: a check refuses it. */
  refused: boolean;
  what_vi: string;
}

/** Every planted fault. Only the simulated package has this table, so that no list of shipped questions holds it. */
export const plantedFaults: Question<Record<string, never>, PlantedFault> = {
  name: 'planted-faults',
  sql: `SELECT fault_id, kind, unit_id, indicator_id, period, refused, what_vi
FROM planted_faults
ORDER BY fault_id`,
  bind: () => [],
  examples: [{}],
};

const keyOf = ({ kind, unit_id, indicator_id, period }: PlantedFault | QualityFinding): string =>
  [kind, unit_id, indicator_id, period].join(' ');

/** Ids of the faults that some finding names by kind, unit, indicator and period. */
export function foundFaults(
  faults: readonly PlantedFault[],
  findings: readonly QualityFinding[],
): Set<string> {
  const told = new Set(findings.map(keyOf));
  return new Set(faults.flatMap((fault) => (told.has(keyOf(fault)) ? [fault.fault_id] : [])));
}
