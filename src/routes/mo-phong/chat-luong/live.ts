import type { Engine } from '$lib/engine/engine';
import { formatPeriod } from '$lib/messages/format';
import { QUALITY_TITLES } from '$lib/messages/quality';
import { catalogue } from '$lib/queries/answers/context';
import { askQuality } from '$lib/queries/answers/quality';
import { LATEST } from '$lib/queries/answers/unit-of';
import { foundFaults, plantedFaults } from '$lib/queries/planted-faults';
import { ask } from '$lib/queries/question';
import { sources } from '$lib/queries/sources';
import { unitsById } from '$lib/queries/units-by-id';
import { unitHref } from '../../don-vi/words';
import { groupFindings } from '../../du-lieu/quality-groups';

/** The quality list of the simulated package beside the faults that were planted in it. */
export async function simulatedQuality(engine: Engine) {
  const [findings, faults, known] = await Promise.all([
    askQuality(engine),
    ask(engine, plantedFaults, {}),
    catalogue(engine),
  ]);
  const found = foundFaults(faults, findings);
  const unit_ids = [...new Set(faults.flatMap(({ unit_id }) => unit_id ?? []))];
  const units = await ask(engine, unitsById, { unit_ids, date: LATEST });
  const names = new Map(units.map((unit) => [unit.unit_id, unit.name_vi]));
  return {
    groups: await groupFindings(engine, findings, (unit_id) => unitHref({ unit_id, page: false })),
    faults: faults.map((fault) => ({
      id: fault.fault_id,
      what: fault.what_vi,
      kind: QUALITY_TITLES[fault.kind](),
      where: [
        fault.unit_id && (names.get(fault.unit_id) ?? fault.unit_id),
        known.get(fault.indicator_id)?.short_vi ?? fault.indicator_id,
        formatPeriod(fault.period),
      ]
        .filter(Boolean)
        .join(', '),
      refused: fault.refused,
      found: found.has(fault.fault_id),
    })),
    sources: await ask(engine, sources, { source_ids: null }),
  };
}
