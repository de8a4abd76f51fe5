import { m } from '$lib/messages/generated/messages';

/** Levels of agencies, as the register of agencies spells them, in the order in which they are listed. */
export const AGENCY_LEVELS: readonly { id: string; title: () => string }[] = [
  { id: 'central', title: m.task_level_central },
  { id: 'province', title: m.task_level_province },
  { id: 'district', title: m.task_level_district },
  { id: 'commune', title: m.task_level_commune },
  { id: 'mass organisation', title: m.task_level_mass },
];
