import { descentOf, unitsIn } from '../../domain/roll-up';
import type { Descent } from '../../domain/roll-up';
import type { Engine } from '../../engine/engine';
import { lineage } from '../lineage';
import { remember } from '../memo';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import type { Boundaries } from './types';
import { LATEST } from './unit-of';

/** Everything a unit came from and went into, ready to be followed. */
export function descentOfUnit(engine: Engine, unit_id: string): Promise<Descent> {
  return remember(engine, `descent of ${unit_id}`, async () => {
    const links = await ask(engine, lineage, { unit_id });
    const touched = links.flatMap((link) => [link.from_unit_id, link.to_unit_id]);
    const unit_ids = [...new Set([unit_id, ...touched])].sort();
    return descentOf(await ask(engine, unitsById, { unit_ids, date: LATEST }), links);
  });
}

/**
 * The units to show for those chosen when the boundaries are switched: `current` puts today's unit in the place of a
 * dissolved one, `original` the units that made up a merged one. Order is kept, none comes twice.
 */
export async function unitsFor(
  engine: Engine,
  boundaries: Boundaries,
  unit_ids: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    unit_ids.map(async (id) => unitsIn(boundaries, [id], await descentOfUnit(engine, id))),
  );
  return [...new Set(found.flat())];
}
