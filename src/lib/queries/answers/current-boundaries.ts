import { absorbedLater } from '../../domain/roll-up';
import type { Descent } from '../../domain/roll-up';
import type { Finding, IsoDate } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import type { CellRow } from '../cells';
import type { UnitOfLevelRow } from '../units-of-level';
import type { WithheldRow } from '../withheld';
import { estimatedCell, estimatesOf, hasFigures } from './estimates';
import type { EstimateInput } from './estimates';
import type { Estimate } from './types';

/** The row shown for a cell: the preferred shipped one, and only without any shipped row the reader's own. */
export function shownOf(rows: readonly CellRow[]): CellRow | undefined {
  return rows.find((row) => !row.own && row.preferred) ?? rows.find((row) => !row.own) ?? rows[0];
}

/** What the figures of one period give for today's units. */
export interface RolledUp {
  estimates: Map<string, Estimate>;
  /** The figure to show, by unit that no source printed a value for. */
  estimated: Map<string, CellRow>;
  /** The figures the estimates are made of, by constituent. */
  pool: Map<string, CellRow>;
}

/**
 * Rolls up one period. A value printed for today's unit stands, the estimate beside it; the reader's own does not
 * stand before an estimate from published ones. Published figures and own ones never meet in one estimate.
 */
export async function rolledUp(
  engine: Engine,
  input: Omit<EstimateInput, 'cells'> & {
    byUnit: ReadonlyMap<string, readonly CellRow[]>;
    shown: ReadonlyMap<string, CellRow>;
  },
): Promise<RolledUp> {
  const { byUnit, shown } = input;
  const published = [...byUnit.values()].some((rows) => rows.some((row) => !row.own));
  const pool = new Map<string, CellRow>();
  for (const id of [...input.constituents.values()].flat()) {
    const one = shownOf((byUnit.get(id) ?? []).filter((row) => row.own !== published));
    if (one) pool.set(id, one);
  }
  const estimates = await estimatesOf(engine, { ...input, cells: pool });
  const estimated = new Map<string, CellRow>();
  for (const [unit_id, estimate] of estimates) {
    const there = shown.get(unit_id);
    const printed = there && there.own !== published ? there : undefined;
    const stands = printed !== undefined && printed.value !== null;
    if (stands && !hasFigures(estimate)) estimates.delete(unit_id);
    if (stands || (estimate.value === null && there)) continue;
    const cell = estimatedCell(unit_id, estimate, pool, printed);
    if (cell) estimated.set(unit_id, cell);
  }
  return { estimates, estimated, pool };
}

/** Units that lack a value only because those of some of their parts are withheld, with the reasons of these. */
export function withheldThrough(
  estimates: ReadonlyMap<string, Estimate>,
  told: ReadonlyMap<string, WithheldRow>,
): WithheldRow[] {
  return [...estimates].flatMap(([unit_id, { missing }]) => {
    if (!missing.every((one) => one.reason === 'withheld')) return [];
    const rows = missing.flatMap((one) => {
      const row = told.get(one.unit_id);
      return row ? [{ ...row, reason: `${one.short_vi}: ${row.reason}` }] : [];
    });
    const [first] = rows;
    return first ? [{ ...first, unit_id, reason: rows.map((row) => row.reason).join(' ') }] : [];
  });
}

/** Why today's units may not be ranked by figures of a day: one of them was less then than it is now. */
export function unfitOn(
  date: IsoDate,
  members: ReadonlyMap<string, UnitOfLevelRow>,
  register: ReadonlyMap<string, UnitOfLevelRow>,
  descent: Descent,
): Finding | null {
  for (const { unit_id, name_vi } of members.values()) {
    const link = absorbedLater(unit_id, date, descent);
    if (!link) continue;
    const other = register.get(link.from_unit_id);
    const params = {
      unit_id,
      unit_name_vi: name_vi,
      other_unit_id: link.from_unit_id,
      other_name_vi: other?.name_vi ?? link.from_unit_id,
      effective_on: link.effective_on,
    };
    return { code: 'territory_differs', params };
  }
  return null;
}
