import type { Engine } from '$lib/engine/engine';
import { LEVELS } from '$lib/domain/types';
import { LATEST } from '$lib/queries/answers/unit-of';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { unitsOfLevel } from '$lib/queries/units-of-level';
import type { UnitOfLevelRow } from '$lib/queries/units-of-level';
import { pagesOf } from '../load';

/** Every unit that has a page, by id. */
export function unitPages(engine: Engine): Promise<Map<string, UnitOfLevelRow>> {
  return remember(engine, 'unit pages', async () => {
    const ids = await pagesOf(engine);
    const found = new Map<string, UnitOfLevelRow>();
    for (const level of LEVELS) {
      const rows = await ask(engine, unitsOfLevel, { level, within: null, date: LATEST });
      for (const row of rows) if (ids.has(row.unit_id)) found.set(row.unit_id, row);
    }
    return found;
  });
}
