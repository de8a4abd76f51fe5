import { referenceDate } from '../domain/periods';
import type { IsoDate, Level, Period } from '../domain/types';
import { validOn } from '../domain/units-in-time';
import { fold } from './values';

export interface KnownUnit {
  level: Level;
  parent: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  /** Official name, e.g. Tỉnh Gia Lai. */
  name: string;
  /** Official code while the unit existed. */
  code?: string | null;
  /** Every name it bore, full and short; the last official one is `name`. */
  names?: readonly string[];
}

/** What a cell that names a unit means: the unit, or several it could be, or none. */
export type UnitMatch = { unit_id: string } | { candidates: string[] } | null;

const KINDS =
  /^(tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|so|uy ban nhan dan|ubnd) /;

/** Finds units by id or by exact official name (case aside) among those that exist in the period. */
export class UnitLookup {
  #names: Map<string, string[]> | null = null;
  #slugs: { id: string; slug: string }[] | null = null;

  constructor(private readonly units: ReadonlyMap<string, KnownUnit>) {}

  /** `period` may be null where the period itself could not be read. */
  find(text: string, period: Period | null): UnitMatch {
    if (this.units.has(text)) return { unit_id: text };
    const ids = this.#byName(text);
    const day = period === null ? null : referenceDate(period);
    const alive = ids.filter((id) => day !== null && this.#existed(id, day));
    const found = alive.length > 0 ? alive : ids;
    const [only] = found;
    if (only === undefined) return null;
    return found.length === 1 ? { unit_id: only } : { candidates: found };
  }

  #existed(id: string, day: IsoDate): boolean {
    const unit = this.units.get(id);
    return unit !== undefined && validOn(unit, day);
  }

  #byName(text: string): string[] {
    if (!this.#names) {
      this.#names = new Map();
      for (const [id, { name }] of this.units) {
        const key = nameKey(name);
        const ids = this.#names.get(key);
        if (ids) ids.push(id);
        else this.#names.set(key, [id]);
      }
    }
    return this.#names.get(nameKey(text)) ?? [];
  }

  /** Up to three ids close to a text that names no unit; looks through all units, so ask only for what is shown. */
  nearest(text: string): string[] {
    this.#slugs ??= [...this.units.keys()].map((id) => ({
      id,
      slug: id.slice(id.lastIndexOf('.') + 1),
    }));
    const wanted = fold(text).replace(KINDS, '').replaceAll(' ', '-');
    if (wanted === '') return [];
    const limit = Math.max(1, Math.floor(wanted.length / 4));
    const near: { id: string; distance: number }[] = [];
    for (const { id, slug } of this.#slugs) {
      const bare = slug.replace(/-\d{4,5}$/, '');
      const distance = Math.min(
        distanceWithin(wanted, bare, limit),
        id === slug ? Infinity : distanceWithin(text.trim().toLowerCase(), id, limit),
      );
      if (distance <= limit)
        near.push({ id, distance: distance + (id.split('.').length - 1) / 10 });
    }
    near.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
    return near.slice(0, 3).map(({ id }) => id);
  }
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Levenshtein distance, or more than `limit` when it is beyond it. */
export function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const cost = Math.min(
        (row[j - 1] as number) + same,
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
      );
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    row = next;
  }
  return row[b.length] as number;
}
