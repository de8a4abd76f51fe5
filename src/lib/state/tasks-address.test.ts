import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { TASK_STATES } from '../domain/task-state';
import { NO_FILTER, readTasks, writeTasks, type TaskFilter } from './tasks-address';

const slug = fc.option(
  fc.oneof(
    fc.stringMatching(/^[a-z]{1,9}(-[a-z0-9]{1,9}){0,3}$/),
    fc.constantFrom('KH_2026_01', 'kế-hoạch.2026'),
  ),
);
const filter: fc.Arbitrary<TaskFilter> = fc
  .record({
    plan: slug,
    agency: slug,
    role: fc.option(fc.constantFrom('lead' as const, 'coordinating' as const)),
    kind: fc.option(fc.constantFrom('communication', 'improvement', 'organisation', 'reporting')),
    indicator: slug,
    period: fc.option(fc.constantFrom('2021', '2024-Q3')),
    state: fc.option(fc.constantFrom(...TASK_STATES)),
  })
  .map((one) => ({ ...one, role: one.agency === null ? null : one.role }));

it('reads what it writes, and writes nothing for all tasks', () => {
  expect(writeTasks(NO_FILTER)).toBe('');
  fc.assert(
    fc.property(filter, (one) => {
      expect(readTasks(new URLSearchParams(writeTasks(one)))).toEqual(one);
    }),
  );
});

test.each([
  ['kh=hau-giang-2024&cq=so-noi-vu&vt=chu-tri', { role: 'lead', agency: 'so-noi-vu' }],
  ['vt=chu-tri', { role: null }],
  ['kh=<b>&ky=2024-Q5&tt=khac&loai=constructor&ct=A/B', NO_FILTER],
])('%s', (text, part) => {
  expect(readTasks(new URLSearchParams(text))).toMatchObject(part);
});
