import type { Period } from '../../domain/types';
import { referenceDate } from '../../domain/periods';
import { tileEra } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import { tilesByEra } from './context';
import { LATEST } from './unit-of';

/** A place on the tile map that is no province: an archipelago and the province it belongs to. */
export interface SeaTile {
  unit_id: string;
  short_vi: string;
  parent_id: string;
  parent_vi: string;
  x: number;
  y: number;
}

/** Hoàng Sa and Trường Sa as they belong in a period; null = today. */
export function seaTiles(engine: Engine, period: Period | null): Promise<SeaTile[]> {
  return remember(engine, `sea tiles ${period}`, () => loadSeaTiles(engine, period));
}

async function loadSeaTiles(engine: Engine, period: Period | null): Promise<SeaTile[]> {
  const tiles = (await tilesByEra(engine)).get(tileEra(period)) ?? new Map<string, never>();
  const date = period === null ? LATEST : referenceDate(period);
  const placed = await ask(engine, unitsById, { unit_ids: [...tiles.keys()], date });
  const names = new Map(placed.map((unit) => [unit.unit_id, unit]));
  return placed.flatMap((unit) => {
    const tile = tiles.get(unit.unit_id);
    const parent = names.get(unit.parent_id ?? '');
    if (unit.level === 'province' || !tile || !parent) return [];
    return [
      {
        unit_id: unit.unit_id,
        short_vi: unit.short_vi,
        parent_id: parent.unit_id,
        parent_vi: parent.short_vi,
        x: tile.x,
        y: tile.y,
      },
    ];
  });
}
