import type { Level } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import { ask } from '../question';
import { unitPath } from '../unit-path';
import { unitsById } from '../units-by-id';
import type { UnitRow } from '../rows';
import { UnknownError } from './context';
import type { NamedUnit } from './types';

/** Names of units are those borne last, or today. */
export const LATEST = '9999-12-31';

/** A unit with its name, and what it belongs to from the country down; throws UnknownError. */
export function unitOf(
  engine: Engine,
  unit_id: string,
): Promise<{ unit: UnitRow; path: UnitRow[] }> {
  return remember(engine, `unit ${unit_id}`, async () => {
    const [found, path] = await Promise.all([
      ask(engine, unitsById, { unit_ids: [unit_id], date: LATEST }),
      ask(engine, unitPath, { unit_id, date: LATEST }),
    ]);
    const unit = found[0];
    if (!unit) throw new UnknownError('unknown_unit', unit_id);
    return { unit, path };
  });
}

/** Below the province units are ranked within their province; others over the country. */
export function rankedWithin(level: Level, path: readonly UnitRow[]): string | null {
  if (level === 'country' || level === 'region' || level === 'province') return null;
  return path.find((unit) => unit.level === 'province')?.unit_id ?? null;
}

/** What others need to know of a unit. */
export function named(unit: UnitRow): NamedUnit {
  const { unit_id, name_vi, short_vi, level, parent_id, valid_from, valid_to } = unit;
  return { unit_id, name_vi, short_vi, level, parent_id, valid_from, valid_to };
}
