import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  DIFFICULTY_STATUSES,
  isAbout,
  reportedDifficulties,
  statusOn,
  type DifficultiesAbout,
  type Difficulty,
} from './difficulties';

const entry = (part: Partial<Difficulty>): Difficulty => ({
  ...{ unit_id: 'gia-lai', agency_id: null, plan_id: 'plan', raised_on: '2024-08-01' },
  ...{ status: 'sent', answered_on: null },
  ...part,
});
const places = new Set(['gia-lai', 'gia-lai.pleiku', 'gia-lai.so-tu-phap']);
const whole: DifficultiesAbout = { plan_id: 'plan', places, agency: null };
const units = new Set(['gia-lai.so-tu-phap']);
const agency: DifficultiesAbout = { ...whole, agency: { agency_id: 'so-tu-phap', units } };

test.each<[string, Partial<Difficulty>, boolean, boolean]>([
  ['the plan, by its unit', {}, true, false],
  ['another plan of the same unit', { plan_id: 'other' }, false, false],
  ['the plan, by a unit of elsewhere', { unit_id: 'ha-noi' }, true, false],
  ['no plan, by a unit inside', { plan_id: null, unit_id: 'gia-lai.pleiku' }, true, false],
  ['no plan, by a unit of elsewhere', { plan_id: null, unit_id: 'ha-noi' }, false, false],
  ['the plan, by the agency', { unit_id: null, agency_id: 'so-tu-phap' }, true, true],
  ['the plan, by the agency as a unit', { unit_id: 'gia-lai.so-tu-phap' }, true, true],
  ['no plan, by the agency here', { plan_id: null, agency_id: 'so-tu-phap' }, true, true],
  [
    'no plan, by the agency of elsewhere',
    { plan_id: null, unit_id: 'ha-noi', agency_id: 'so-tu-phap' },
    false,
    false,
  ],
  [
    'another agency at the place of the agency’s unit',
    { unit_id: 'gia-lai.so-tu-phap', agency_id: 'so-noi-vu' },
    true,
    false,
  ],
])('about %s', (_, part, ofPlan, ofAgency) => {
  expect(isAbout(entry(part), whole)).toBe(ofPlan);
  expect(isAbout(entry(part), agency)).toBe(ofAgency);
});

test.each<[Partial<Difficulty>, string]>([
  [{ status: 'sent' }, 'sent'],
  [{ status: 'in_hand' }, 'in_hand'],
  [{ status: 'answered' }, 'answered'],
  [{ status: 'answered', answered_on: '2024-09-30' }, 'answered'],
  [{ status: 'answered', answered_on: '2024-10-01' }, 'unanswered'],
])('%j was on the last day of September: %s', (part, expected) => {
  expect(statusOn(entry(part), '2024-09-30')).toBe(expected);
});

describe('the report of the third quarter', () => {
  const told = (part: Partial<Difficulty>) =>
    reportedDifficulties([entry(part)], whole, '2024-07-01', '2024-09-30').map(
      ({ why, status }) => `${why} ${status}`,
    );

  it.each<[string, Partial<Difficulty>, string[]]>([
    ['raised on its first day', { raised_on: '2024-07-01' }, ['raised sent']],
    ['raised and answered in it', { status: 'answered' }, ['raised answered']],
    ['open from before', { raised_on: '2023-02-01', status: 'in_hand' }, ['open in_hand']],
    [
      'answered after it',
      { raised_on: '2024-05-01', status: 'answered', answered_on: '2024-10-02' },
      ['open unanswered'],
    ],
    [
      'answered before its end, raised before it',
      { raised_on: '2024-05-01', status: 'answered', answered_on: '2024-09-30' },
      [],
    ],
    ['answered nobody knows when', { raised_on: '2024-05-01', status: 'answered' }, []],
    ['raised after it', { raised_on: '2024-10-01' }, []],
    ['of another plan', { plan_id: 'other' }, []],
  ])('%s', (_, part, expected) => {
    expect(told(part)).toEqual(expected);
  });

  it('tells each once, the first raised first, none that was not there', () => {
    const day = fc
      .date({ min: new Date('2023-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const some = fc.record({
      raised_on: day,
      status: fc.constantFrom(...DIFFICULTY_STATUSES),
      answered_on: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(some), (parts) => {
        const all = parts.map((part) => entry(part));
        const found = reportedDifficulties(all, whole, '2024-07-01', '2024-09-30');
        const days = found.map((one) => one.entry.raised_on);
        expect(days).toEqual([...days].sort());
        expect(new Set(found.map((one) => one.entry)).size).toBe(found.length);
        const inIt = all.filter((o) => o.raised_on >= '2024-07-01' && o.raised_on <= '2024-09-30');
        for (const one of inIt) expect(found.map((row) => row.entry)).toContain(one);
        for (const one of found) {
          expect(one.entry.raised_on <= '2024-09-30').toBe(true);
          if (one.why === 'open') expect(one.status).not.toBe('answered');
        }
      }),
    );
  });
});
