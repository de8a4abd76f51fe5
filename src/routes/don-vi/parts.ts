import { setApart, type Apart } from '$lib/domain/strengths';
import { comparePeriods } from '$lib/domain/periods';
import type { Period } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { catalogue } from '$lib/queries/answers/context';
import { askSpread, type SetSpread } from '$lib/queries/answers/spread';
import { sourcesOfPoint } from '$lib/queries/answers/overview-parts';
import type { Boundaries, UnitAnswer, UnitIndicator } from '$lib/queries/answers/types';
import { frameworkItems, type FrameworkItemRow } from '$lib/queries/framework-items';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { MAIN, figureRow, standsAlone, type FigureRow } from './rows';

/** A part of an index with what it is measured against. */
export interface PartRow extends FigureRow {
  depth: number;
  /** Highest points there can be; null = unknown. */
  maximum: number | null;
  /** Values of the units of the set in the latest period. */
  spread: SetSpread | null;
  /** Ends of the scale on which the strip of the row is drawn. */
  scale: { min: number; max: number } | null;
}

export interface IndexParts {
  id: string;
  name: string;
  rows: PartRow[];
  /** Parts of the first level in their common period; null when nothing can be said. */
  apart: { period: Period; n: number; of: number | null; found: Apart } | null;
  source_ids: string[];
  /** Rows below the first level that stand on a page of their own. */
  elsewhere?: number;
}

/** Parts of an index below each other as the catalogue has them: 1, 1.1, 1.2, 2… with their depth. */
function inTree(
  parts: readonly UnitIndicator[],
  root: string,
): { part: UnitIndicator; depth: number }[] {
  const ids = new Set(parts.map((part) => part.indicator.indicator_id));
  const under = (parent: string, depth: number): { part: UnitIndicator; depth: number }[] =>
    parts
      .filter(({ indicator: { parent_id } }) =>
        parent === root ? parent_id === root || !ids.has(parent_id ?? '') : parent_id === parent,
      )
      .sort(
        (a, b) =>
          (a.indicator.position ?? 999) - (b.indicator.position ?? 999) ||
          (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1),
      )
      .flatMap((part) => [{ part, depth }, ...under(part.indicator.indicator_id, depth + 1)]);
  return under(root, 0);
}

/** The known scale, else the range of the set widened to hold the value of the unit. */
function scaleOf(
  { indicator, latest }: UnitIndicator,
  maximum: number | null,
  spread: SetSpread | null,
) {
  const ends = [spread?.min, spread?.max, latest.value].filter((one) => one != null);
  const min = indicator.scale_min ?? Math.min(...ends);
  const max = maximum ?? Math.max(...ends);
  return ends.length > 0 && max > min && Math.min(...ends) >= min && Math.max(...ends) <= max
    ? { min, max }
    : null;
}

/** The item of a version that a part is; null where the version lists its items and this is none; else undefined. */
function itemOf(
  items: readonly FrameworkItemRow[],
  framework_id: string | null,
  indicator_id: string,
): FrameworkItemRow | null | undefined {
  const listed = items.filter((row) => row.framework_id === framework_id);
  const found = listed.find((row) => row.indicator_id === indicator_id);
  return found ?? (listed.length > 1 ? null : undefined);
}

interface Asked {
  answer: UnitAnswer;
  boundaries: Boundaries | undefined;
}

async function partRow(
  engine: Engine,
  { answer, boundaries }: Asked,
  part: UnitIndicator,
  items: readonly FrameworkItemRow[],
  depth: number,
): Promise<PartRow> {
  const { unit, ancestors } = answer;
  const { indicator, latest } = part;
  const item = itemOf(items, latest.framework_id, indicator.indicator_id);
  const maximum = item === null ? null : (item?.max_points ?? indicator.scale_max);
  const compared =
    !latest.own && latest.value !== null && unit.level !== 'country' && unit.level !== 'region';
  const spread = compared
    ? await askSpread(engine, {
        indicator_id: indicator.indicator_id,
        period: latest.period,
        level: unit.level,
        within:
          unit.level === 'province'
            ? null
            : (ancestors.find((one) => one.level === 'province')?.unit_id ?? null),
        ...(boundaries ? { boundaries } : {}),
      })
    : null;
  const row = await figureRow(engine, part);
  return { ...row, depth, maximum, spread, scale: scaleOf(part, maximum, spread) };
}

/** Strengths and weaknesses among the parts of the first level that the version in force counts, in their last common period. */
function apartOf(
  rows: readonly PartRow[],
  parts: readonly UnitIndicator[],
  items: readonly FrameworkItemRow[],
): IndexParts['apart'] {
  const byId = new Map(parts.map((part) => [part.indicator.indicator_id, part]));
  const counted = rows.filter((row) => {
    const framework_id = byId.get(row.id)?.latest.framework_id ?? null;
    return row.depth === 0 && itemOf(items, framework_id, row.id) !== null;
  });
  const period = counted
    .map((row) => row.latest.period)
    .sort(comparePeriods)
    .at(-1);
  const same = counted.filter((row) => row.latest.period === period && row.latest.value !== null);
  if (period === undefined || same.length < 2) return null;
  const found = setApart(
    same.map(({ id, latest, maximum, spread }) => ({
      id,
      value: latest.value ?? 0,
      maximum,
      direction: byId.get(id)?.indicator.direction ?? null,
      spread,
    })),
  );
  const some = [...found.above, ...found.below, found.least, found.nearest].some(Boolean);
  const spreads = same.flatMap((row) => row.spread ?? []);
  return some
    ? {
        period,
        n: spreads.length > 0 ? Math.min(...spreads.map((one) => one.n)) : 0,
        of: spreads[0]?.of ?? null,
        found,
      }
    : null;
}

/** The parts of every index of a unit. */
export async function partsOf(engine: Engine, asked: Asked): Promise<IndexParts[]> {
  const { answer } = asked;
  const parts = [...answer.indices, ...answer.components].filter((one) => !standsAlone(one));
  const known = await catalogue(engine);
  const roots = [...new Set(parts.map((part) => part.indicator.index_id ?? ''))];
  roots.sort((a, b) => ((MAIN.indexOf(a) + 99) % 99) - ((MAIN.indexOf(b) + 99) % 99));
  return Promise.all(
    roots.map(async (root) => {
      const own = parts.filter((part) => part.indicator.index_id === root);
      const items = await remember(engine, `framework items ${root}`, () =>
        ask(engine, frameworkItems, { index_id: root }),
      );
      const rows = await Promise.all(
        inTree(own, root).map(({ part, depth }) => partRow(engine, asked, part, items, depth)),
      );
      return {
        id: root,
        name: known.get(root)?.short_vi ?? root,
        rows,
        apart: apartOf(rows, own, items),
        source_ids: [...new Set(own.flatMap((part) => part.series.flatMap(sourcesOfPoint)))],
      };
    }),
  );
}
