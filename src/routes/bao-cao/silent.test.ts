import { expect, it } from 'vitest';
import type { ReportRow } from '$lib/domain/report';
import { silentLeads } from './silent';

const row = (
  code: string,
  lead: string | null,
  more: Partial<ReportRow<never>> = {},
  parts = 0,
) => ({
  task: { code, sub_tasks: parts, lead_agency_vi: lead },
  ...{
    state: 'unreported' as const,
    why: 'due' as const,
    last: null,
    counter: null,
    fan_out: null,
  },
  ...more,
});

it('names leads of tasks without a report, once each, the most first', () => {
  const rows = [
    row('1', 'Sở Y tế'),
    row('2', 'Sở Nội vụ; Sở Y tế'),
    row('3', 'Sở Nội vụ', { state: 'done' }),
    row('4', null),
    row('5', 'Sở Nội vụ', {}, 2),
  ];
  expect(silentLeads(rows)).toEqual([
    { name: 'Sở Y tế', codes: ['1', '2'] },
    { name: 'Sở Nội vụ', codes: ['2'] },
  ]);
});
