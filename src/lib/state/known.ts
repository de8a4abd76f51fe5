import descriptorUrl from '$data/datapackage.json?url';
import type { Known } from '../datapackage/own-rows';
import { keyAt } from '../datapackage/check-table';
import { referenceKey } from '../datapackage/import/known';
import { parseDescriptor, type TableResource } from '../datapackage/schema';
import type { KnownUnit } from '../datapackage/unit-lookup';
import type { Engine } from '../engine/engine';
import { indicators } from '../queries/indicators';
import { ownIndicators } from '../queries/own-indicators';
import { ownUnits } from '../queries/own-units';
import { ask } from '../queries/question';
import { REFERRED, referenceKeys } from '../queries/reference-keys';
import { unitIndex } from '../queries/unit-index';
import { unitSpellings } from '../queries/unit-spellings';

/** What rows of any table of the model are checked against beside units and indicators. */
export interface ModelKnown {
  /** `datapackage.json` of the shipped package. */
  descriptor: string;
  /** Keys that references may name, by `referenceKey`. */
  keys: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is shipped, asked of the engine once. */
interface Shipped {
  known: Known;
  /** Short names of indicators. */
  names: ReadonlyMap<string, string>;
  /** Names of indicators by id, full and short. */
  indicatorNames: ReadonlyMap<string, readonly string[]>;
}

export interface KnownHere extends Shipped {
  model: ModelKnown;
}

let kept: Promise<Shipped> | null = null;
let descriptor: Promise<string> | null = null;

/**
 * What the reader's files are checked against: the package and what their other files bring. `without` names files
 * that are about to be replaced.
 */
export async function loadKnown(
  engine: Engine,
  without: readonly string[] = [],
): Promise<KnownHere> {
  kept ??= read(engine).catch((error: unknown) => {
    kept = null;
    throw error;
  });
  const here = await withOwn(await kept, engine, without);
  const keys = new Map<string, Set<string>>([
    [referenceKey('units', ['unit_id']), keySet(here.known.units.keys())],
    [referenceKey('indicators', ['indicator_id']), keySet(here.known.indicators.keys())],
  ]);
  for (const [table, key] of Object.entries(REFERRED))
    keys.set(referenceKey(table, [key]), new Set());
  for (const { resource, key } of await ask(engine, referenceKeys, { without }))
    keys.get(referenceKey(resource, [REFERRED[resource]]))?.add(keyAt([[key]], 0));
  return { ...here, model: { descriptor: await loadDescriptor(), keys } };
}

function keySet(ids: Iterable<string>): Set<string> {
  return new Set(Array.from(ids, (id) => keyAt([[id]], 0)));
}

async function withOwn(
  shipped: Shipped,
  engine: Engine,
  without: readonly string[],
): Promise<Shipped> {
  const added = await ask(engine, ownIndicators, { without });
  const places = await ask(engine, ownUnits, { without });
  if (added.length + places.length === 0) return shipped;
  const units = new Map(shipped.known.units);
  for (const { unit_id, level, parent_id, code, valid_from, valid_to, ...named } of places) {
    const names = [named.name_vi, named.short_vi].flatMap((name) => name ?? []);
    const before = units.get(unit_id)?.names ?? [];
    units.set(unit_id, {
      level,
      parent: parent_id,
      valid_from,
      valid_to,
      name: before[0] ?? names[0] ?? unit_id,
      code,
      names: [...new Set([...before, ...names])],
    });
  }
  const texts = ({ name_vi, short_vi }: (typeof added)[number]) =>
    [name_vi, short_vi].flatMap((name) => name ?? []);
  return {
    known: {
      units,
      indicators: new Map([
        ...shipped.known.indicators,
        ...added.map((one) => [one.indicator_id, one] as const),
      ]),
    },
    names: new Map([
      ...shipped.names,
      ...added.map((one) => [one.indicator_id, texts(one).at(-1) ?? one.indicator_id] as const),
    ]),
    indicatorNames: new Map([
      ...shipped.indicatorNames,
      ...added.map((one) => [one.indicator_id, texts(one)] as const),
    ]),
  };
}

/** The tables of the model with their schemas, as JSON; fetched once. */
export function loadDescriptor(): Promise<string> {
  descriptor ??= fetch(descriptorUrl)
    .then((answer) => {
      if (!answer.ok) throw new Error(`datapackage.json: ${answer.status}`);
      return answer.text();
    })
    .catch((error: unknown) => {
      descriptor = null;
      throw error;
    });
  return descriptor;
}

/** Every table of the model with its schema. */
export async function modelTables(): Promise<readonly TableResource[]> {
  const read = parseDescriptor(await loadDescriptor(), 'datapackage.json');
  if (!read.ok) throw new Error('datapackage.json cannot be read');
  return read.package.resources;
}

async function read(engine: Engine): Promise<Shipped> {
  const rows = await ask(engine, indicators, {});
  const spelled = new Map<string, string[]>();
  for (const { unit_id, name } of await ask(engine, unitSpellings, {})) {
    const names = spelled.get(unit_id);
    if (names) names.push(name);
    else spelled.set(unit_id, [name]);
  }
  const units = new Map<string, KnownUnit>();
  for (const unit of await ask(engine, unitIndex, { level: null }))
    units.set(unit.unit_id, {
      level: unit.level,
      parent: unit.parent_id,
      valid_from: unit.valid_from,
      valid_to: unit.valid_to,
      name: unit.name_vi,
      code: unit.code,
      names: spelled.get(unit.unit_id) ?? [],
    });
  return {
    known: { units, indicators: new Map(rows.map((row) => [row.indicator_id, row])) },
    names: new Map(rows.map((row) => [row.indicator_id, row.short_vi])),
    indicatorNames: new Map(rows.map((row) => [row.indicator_id, [row.name_vi, row.short_vi]])),
  };
}
