import { compareVietnamese } from '../domain/fold';
import type { IsoDate, Level } from '../domain/types';
import { formatDate } from './format';
import { m } from './generated/messages';

interface Found {
  unit_id: string;
  level: Level;
  name_vi: string;
  parent_id: string | null;
  valid_to: IsoDate | null;
}

/** By what a unit is told apart from those of its name: what it belongs to, and until when it was; `''` for nothing. */
export function unitDetail(
  { level, valid_to }: Pick<Found, 'level' | 'valid_to'>,
  parent: string | undefined,
): string {
  const era = valid_to ? m.compare_era_until({ date: formatDate(valid_to) }) : null;
  return [level === 'province' ? null : parent, era].filter(Boolean).join(', ');
}

/** Units to pick from: today's before those of before, each in Vietnamese order. */
export function unitOptions(
  all: readonly Found[],
  of: (unit: Found) => boolean = () => true,
): { unit_id: string; name: string; detail?: string }[] {
  const names = new Map(all.map((one) => [one.unit_id, one.name_vi]));
  return all
    .filter(of)
    .sort(
      (a, b) =>
        Number(a.valid_to !== null) - Number(b.valid_to !== null) ||
        compareVietnamese(a.name_vi, b.name_vi),
    )
    .map((unit) => {
      const detail = unitDetail(unit, names.get(unit.parent_id ?? ''));
      return { unit_id: unit.unit_id, name: unit.name_vi, ...(detail ? { detail } : {}) };
    });
}
