import type { Question } from './question';

export interface AgencyMemberRow {
  group_agency_id: string;
  /** Id of a unit or an agency. */
  member_id: string;
}

/** Who the groups of agencies are, as far as the package lists it. */
export const agencyMembers: Question<Record<string, never>, AgencyMemberRow> = {
  name: 'agency-members',
  sql: `SELECT group_agency_id, member_id FROM all_agency_members ORDER BY group_agency_id, member_id`,
  bind: () => [],
  examples: [{}],
};
