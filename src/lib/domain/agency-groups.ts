import type { Doers } from './task-state';
import type { IsoDate, Level, Unit } from './types';

/** People's committees of a level: one a unit of it, so the register of units tells who they are. */
const COMMITTEES: Readonly<Record<string, Level>> = {
  'ubnd-cap-huyen': 'district',
  'ubnd-cap-xa': 'commune',
};

/** Whether a name stands for many agencies: it is in the plural ("Các sở, ban, ngành"), or noted so. */
export function isGroup(agency: {
  agency_id: string;
  name_vi: string;
  name_en: string | null;
}): boolean {
  return (
    Object.hasOwn(COMMITTEES, agency.agency_id) ||
    /^(bưu điện )?các\s/i.test(agency.name_vi) ||
    /\(group\)$/.test(agency.name_en ?? '')
  );
}

/**
 * Who a group is on a day: the members the package lists, else of people's committees the units of their level inside
 * the plan's unit. Null = not known. Units without a code are stand-ins for one whose name is lost, and left out.
 */
export function groupMembers(
  agency_id: string,
  listed: readonly string[],
  inside: readonly Pick<Unit, 'unit_id' | 'level' | 'code' | 'valid_from' | 'valid_to'>[],
  day: IsoDate,
): string[] | null {
  if (listed.length > 0) return [...listed];
  const level = COMMITTEES[agency_id];
  const units = inside.filter(
    (unit) =>
      unit.level === level &&
      unit.code !== null &&
      (unit.valid_from === null || unit.valid_from <= day) &&
      (unit.valid_to === null || unit.valid_to >= day),
  );
  return units.length > 0 ? units.map((unit) => unit.unit_id) : null;
}

/**
 * Who has to do a task, of those who lead it; `membersOf` tells of a group who it is (null = not known), of an agency
 * undefined. A group with others is a group of all of them.
 */
export function doersOf(
  leads: readonly string[],
  membersOf: (agency_id: string) => readonly string[] | null | undefined,
): Doers {
  const each = leads.map((id) => ({ id, members: membersOf(id) }));
  if (each.every(({ members }) => members === undefined))
    return leads.length > 1 ? { by: 'joint', members: [...new Set(leads)] } : { by: 'one' };
  const all = each.map(({ id, members }) => (members === undefined ? [id] : members));
  return {
    by: 'group',
    members: all.every((one) => one !== null) ? [...new Set(all.flat())] : null,
  };
}

/**
 * The groups among those who lead or support a task by which an agency has it; none when it is named itself, or no
 * agency is asked for.
 */
export function throughGroups(
  agency_id: string | null,
  named: readonly string[],
  listed: readonly { group_agency_id: string; member_id: string }[],
): string[] {
  if (agency_id === null || named.includes(agency_id)) return [];
  const groups = new Set(
    listed.flatMap((row) => (row.member_id === agency_id ? [row.group_agency_id] : [])),
  );
  return [...new Set(named)].filter((id) => groups.has(id));
}
