import type { Level } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { frameworkItems } from '../framework-items';
import type { FrameworkItemRow } from '../framework-items';
import { frameworks } from '../frameworks';
import type { FrameworkRow } from '../frameworks';
import { remember } from '../memo';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import { catalogue } from './context';
import { isScorecard } from '../../domain/is-component';
import { LATEST } from './unit-of';
import type { IndicatorRow } from './types';

/** What one version says of one item. */
export interface VersionCell {
  /** `listed`: the item is in the version; `unlisted`: others are, not this one; `unknown`: only a total is known. */
  state: 'listed' | 'unlisted' | 'unknown';
  item: FrameworkItemRow | null;
}

export interface VersionRow {
  indicator: IndicatorRow;
  /** The indicator of the page itself, above its parts. */
  whole: boolean;
  /** One a version, in their order. */
  cells: VersionCell[];
}

/** Versions that follow each other: one index, one level, one place. */
export interface VersionGroup {
  level: Level | null;
  /** The place that has a framework of its own; null = the whole country's. */
  scope: { unit_id: string; name_vi: string; level: Level } | null;
  versions: FrameworkRow[];
  rows: VersionRow[];
}

interface Ruler {
  versions: FrameworkRow[];
  items: FrameworkItemRow[];
}

function loadRuler(engine: Engine, index_id: string): Promise<Ruler> {
  return remember(engine, `ruler ${index_id}`, async () => {
    const [versions, items] = await Promise.all([
      remember(engine, `frameworks ${index_id}`, () => ask(engine, frameworks, { index_id })),
      ask(engine, frameworkItems, { index_id }),
    ]);
    return { versions, items };
  });
}

const keyOf = (version: FrameworkRow) => `${version.level ?? ''} ${version.scope_unit_id ?? ''}`;

/** Versions that score the indicator; those of its level for a scorecard that none names, all for an index. */
function versionsFor(indicator: IndicatorRow, { versions, items }: Ruler): FrameworkRow[] {
  const { indicator_id, index_id, levels } = indicator;
  const naming = new Set(
    items.filter((item) => item.indicator_id === indicator_id).map((item) => item.framework_id),
  );
  if (indicator_id === (index_id ?? indicator_id)) return versions;
  if (naming.size > 0) return versions.filter((version) => naming.has(version.framework_id));
  return isScorecard(indicator)
    ? versions.filter((version) => version.level === levels && version.scope_unit_id === null)
    : [];
}

/** Whether a version scores this part of a part of the indicator in place of that part ("22 điểm" as 12 and 10). */
function splits(
  one: IndicatorRow,
  parent: string | null,
  items: readonly FrameworkItemRow[],
  all: ReadonlyMap<string, IndicatorRow>,
): boolean {
  const between = all.get(one.parent_id ?? '');
  if (between?.parent_id !== parent || one.parent_id === parent) return false;
  const listing = (id: string) =>
    items.filter((item) => item.indicator_id === id).map((item) => item.framework_id);
  const whole = new Set(listing(between?.indicator_id ?? ''));
  return whole.size > 0 && listing(one.indicator_id).some((id) => !whole.has(id));
}

/** Items of the version that lists most first: its order is the order of the rows. */
function fullestFirst(items: readonly FrameworkItemRow[]): FrameworkItemRow[] {
  const sizes = new Map<string, number>();
  for (const { framework_id } of items) sizes.set(framework_id, (sizes.get(framework_id) ?? 0) + 1);
  const size = ({ framework_id }: FrameworkItemRow) => sizes.get(framework_id) ?? 0;
  return [...items].sort((a, b) => size(b) - size(a));
}

function rowsOf(
  indicator: IndicatorRow,
  versions: readonly FrameworkRow[],
  { items }: Ruler,
  all: ReadonlyMap<string, IndicatorRow>,
): VersionRow[] {
  const held = new Set(versions.map((version) => version.framework_id));
  const mine = items.filter((item) => held.has(item.framework_id));
  const parent = isScorecard(indicator) ? indicator.parent_id : indicator.indicator_id;
  const isWhole = (one: IndicatorRow) =>
    one.indicator_id === indicator.indicator_id ||
    (isScorecard(indicator) && one.indicator_id === parent);
  const found = new Map<string, { indicator: IndicatorRow; position: number }>();
  for (const { indicator_id, position } of fullestFirst(mine)) {
    const one = all.get(indicator_id);
    if (!one || found.has(indicator_id)) continue;
    if (isWhole(one) || one.parent_id === parent || splits(one, parent, mine, all)) {
      found.set(indicator_id, { indicator: one, position: position ?? Infinity });
    }
  }
  const cell = (version: FrameworkRow, id: string): VersionCell => {
    const own = mine.filter((item) => item.framework_id === version.framework_id);
    const item = own.find((one) => one.indicator_id === id) ?? null;
    if (item) return { state: 'listed', item };
    const parts = own.some((one) => all.get(one.indicator_id)?.parent_id === parent);
    return { state: parts ? 'unlisted' : 'unknown', item: null };
  };
  return [...found.values()]
    .sort(
      (a, b) =>
        Number(isWhole(b.indicator)) - Number(isWhole(a.indicator)) ||
        a.position - b.position ||
        (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1),
    )
    .map(({ indicator: one }) => ({
      indicator: one,
      whole: isWhole(one),
      cells: versions.map((version) => cell(version, one.indicator_id)),
    }));
}

/** The framework versions an indicator is scored by, side by side: the whole country's first, then those of places. */
export async function askVersions(
  engine: Engine,
  indicator: IndicatorRow,
): Promise<VersionGroup[]> {
  const ruler = await loadRuler(engine, indicator.index_id ?? indicator.indicator_id);
  const [all, chosen] = [await catalogue(engine), versionsFor(indicator, ruler)];
  const scopes = [...new Set(chosen.flatMap((version) => version.scope_unit_id ?? []))].sort();
  const names = new Map(
    (await ask(engine, unitsById, { unit_ids: scopes, date: LATEST })).map((unit) => [
      unit.unit_id,
      unit,
    ]),
  );
  return [...new Set(chosen.map(keyOf))].sort(byScope(chosen)).flatMap((key) => {
    const versions = chosen.filter((version) => keyOf(version) === key);
    const first = versions[0];
    if (!first) return [];
    return [
      {
        level: first.level,
        scope: names.get(first.scope_unit_id ?? '') ?? null,
        versions,
        rows: rowsOf(indicator, versions, ruler, all),
      },
    ];
  });
}

/** Everywhere before places, the country as a place before provinces, then in the order of the versions. */
function byScope(versions: readonly FrameworkRow[]) {
  const place = (key: string) => {
    const scope = versions.find((version) => keyOf(version) === key)?.scope_unit_id ?? null;
    return scope === null ? 0 : scope === 'viet-nam' ? 1 : 2;
  };
  return (a: string, b: string) => place(a) - place(b);
}
