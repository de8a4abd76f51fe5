import { compareVietnamese } from '$lib/domain/fold';
import type { Level } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { unitDetail } from '$lib/messages/unit-options';
import { catalogue, coverageOf } from '$lib/queries/answers/context';
import { isComponent } from '$lib/domain/is-component';
import { LATEST } from '$lib/queries/answers/unit-of';
import { ask } from '$lib/queries/question';
import { unitIndex } from '$lib/queries/unit-index';
import { unitsById } from '$lib/queries/units-by-id';
import { unitsOfLevel } from '$lib/queries/units-of-level';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import type { UnitRow } from '$lib/queries/rows';
import type { UnitOption } from '$lib/ui/types';
import { nameOf } from './names';

/** Homonyms are told apart by what they belong to and by when they were. */
function optionOf(unit: UnitRow, names: ReadonlyMap<string, string>): UnitOption {
  const detail = unitDetail(unit, names.get(unit.parent_id ?? ''));
  const name = nameOf({ unit: { ...unit, short_vi: unit.name_vi } });
  return { unit_id: unit.unit_id, name, ...(detail ? { detail } : {}) };
}

/** Today's before yesterday's, each in Vietnamese order. */
function inOrder(units: readonly UnitRow[]): UnitRow[] {
  return [...units].sort(
    (a, b) =>
      Number(a.valid_to !== null) - Number(b.valid_to !== null) ||
      compareVietnamese(a.short_vi, b.short_vi),
  );
}

/** The provinces of 2025 and of before. */
export async function provinceOptions(engine: Engine): Promise<UnitOption[]> {
  const units = await ask(engine, unitIndex, { level: 'province' });
  return inOrder(units).map((unit) => optionOf(unit, new Map()));
}

/** Units of a level, of those inside another one only where it is named. */
export async function optionsOfLevel(
  engine: Engine,
  level: Level,
  within: string | null,
): Promise<UnitOption[]> {
  const units = await ask(engine, unitsOfLevel, { level, within, date: LATEST });
  return insideOthers(engine, units);
}

/** Options of units that lie in others, by whose names homonyms are told apart. */
async function insideOthers(engine: Engine, units: readonly UnitRow[]): Promise<UnitOption[]> {
  const parents = [...new Set(units.flatMap((unit) => unit.parent_id ?? []))];
  const above = await ask(engine, unitsById, { unit_ids: parents, date: LATEST });
  const names = new Map(above.map((unit) => [unit.unit_id, unit.name_vi]));
  return inOrder(units).map((unit) => optionOf(unit, names));
}

/** Provinces first, then every other unit with figures: country, regions, districts, agencies, communes. */
export async function unitOptions(engine: Engine): Promise<UnitOption[]> {
  const [provinces, withFigures] = await Promise.all([
    provinceOptions(engine),
    ask(engine, unitsWithFigures, {}),
  ]);
  const listed = new Set(provinces.map((one) => one.unit_id));
  const ids = withFigures.map((row) => row.unit_id).filter((id) => !listed.has(id));
  const others = await ask(engine, unitsById, { unit_ids: ids, date: LATEST });
  return [...provinces, ...(await insideOthers(engine, others))];
}

/** Indicators with figures: what stands alone first, then the components of each index. */
export async function indicatorOptions(engine: Engine): Promise<UnitOption[]> {
  const [known, rows] = await Promise.all([catalogue(engine), coverageOf(engine)]);
  const filled = new Set(rows.map((row) => row.indicator_id));
  const shown = [...known.values()].filter((one) => filled.has(one.indicator_id));
  return [...shown.filter((one) => !isComponent(one)), ...shown.filter(isComponent)].map((one) => {
    const index = isComponent(one) ? known.get(one.index_id ?? '')?.short_vi : undefined;
    return {
      unit_id: one.indicator_id,
      name: one.short_vi,
      ...(index && !one.short_vi.includes(index) ? { detail: index } : {}),
    };
  });
}
