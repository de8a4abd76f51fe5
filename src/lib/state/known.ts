import type { Known } from '../datapackage/own-rows';
import type { KnownUnit } from '../datapackage/unit-lookup';
import type { Engine } from '../engine/engine';
import { indicators } from '../queries/indicators';
import { ask } from '../queries/question';
import { unitIndex } from '../queries/unit-index';

export interface KnownHere {
  known: Known;
  /** Short names of indicators. */
  names: ReadonlyMap<string, string>;
}

let kept: Promise<KnownHere> | null = null;

/** What the reader's files are checked against, asked of the engine once. */
export function loadKnown(engine: Engine): Promise<KnownHere> {
  kept ??= read(engine).catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

async function read(engine: Engine): Promise<KnownHere> {
  const rows = await ask(engine, indicators, {});
  const units = new Map<string, KnownUnit>();
  for (const unit of await ask(engine, unitIndex, { level: null }))
    units.set(unit.unit_id, {
      level: unit.level,
      parent: unit.parent_id,
      valid_from: unit.valid_from,
      valid_to: unit.valid_to,
      name: unit.name_vi,
    });
  return {
    known: { units, indicators: new Map(rows.map((row) => [row.indicator_id, row])) },
    names: new Map(rows.map((row) => [row.indicator_id, row.short_vi])),
  };
}
