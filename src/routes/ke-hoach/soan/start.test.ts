import { describe, expect, test } from 'vitest';
import { codesOf } from '$lib/domain/plan-draft';
import type { PlanRow } from '$lib/queries/plans';
import type { TaskRow } from '$lib/queries/tasks-of-plan';
import { keepDraft, readKept } from './kept';
import { cloned, fromTemplate, issuerFor, TEMPLATES } from './start';

const PLAN: PlanRow = {
  ...{
    plan_id: 'p',
    unit_id: 'gia-lai',
    unit_vi: 'Tỉnh Gia Lai',
    parent_id: 'tren',
    tasks: 3,
    own: false,
  },
  ...{ title_vi: 'Kế hoạch năm 2024', issuing_unit_vi: 'UBND tỉnh Gia Lai', level: 'province' },
  ...{ document_no: '1/KH-UBND', issued_on: '2024-02-05', year: 2024, source_id: null },
  basis: 'QĐ 1; QĐ 2',
};
const task = (task_id: string, code: string, more: Partial<TaskRow>): TaskRow => ({
  ...{ task_id, code, parent_id: null, title_vi: code, kind: 'improvement', target_vi: null },
  ...{ lead_agency_vi: 'Sở Nội vụ', coordinating_agencies_vi: null, leads: '', supports: '' },
  ...{ period_vi: null, frequency: null, start_date: null, end_date: null, indicators: '' },
  ...{
    budget_source_vi: null,
    evidence_vi: null,
    target_count: null,
    source_section: null,
    ...more,
  },
});

describe('a plan made of another one', () => {
  const { draft, moved, stuck } = cloned(
    PLAN,
    [
      task('a', 'II.1', { period_vi: 'Quý III năm 2024', indicators: 'x y' }),
      task('b', 'II.1.a', { parent_id: 'a', period_vi: 'Ngày 29/02/2024' }),
      task('c', 'III.4', { period_vi: 'Khi cần' }),
    ],
    2026,
  );

  test('has its times moved, and says which could not be', () => {
    expect(moved).toBe(1);
    expect(stuck).toEqual([
      { code: 'II.1.a', text: 'Ngày 29/02/2024' },
      { code: 'III.4', text: 'Khi cần' },
    ]);
    expect(draft.items.map(({ period }) => period)).toEqual([
      ...['Quý III năm 2026', 'Ngày 29/02/2024', 'Khi cần'],
    ]);
  });

  test('keeps words, numbers and criteria, not number and date', () => {
    expect(draft).toMatchObject({ title: 'Kế hoạch năm 2026', year: '2026', number: '', date: '' });
    expect(draft.basis).toBe('QĐ 1\nQĐ 2');
    expect(codesOf(draft.items)).toEqual(['II.1', 'II.1.a', 'III.4']);
    expect(draft.items[0]?.indicators).toEqual(['x', 'y']);
    expect(draft.items.map(({ depth }) => depth)).toEqual([0, 1, 0]);
    expect(draft.id).not.toBe('p');
  });
});

test.each(TEMPLATES)('the template %s numbers its parts and names nobody', (template) => {
  const { items, title } = fromTemplate(template);
  expect(title).not.toBe('');
  expect(items.length).toBeGreaterThan(2);
  expect(new Set(codesOf(items)).size).toBe(items.length);
  expect(items.every(({ leads, goal }) => leads === '' && goal === '')).toBe(true);
});

test('the committee of a unit issues its plans, an agency its own', () => {
  expect(issuerFor({ level: 'province', name_vi: 'Tỉnh Gia Lai' })).toBe('UBND tỉnh Gia Lai');
  expect(issuerFor({ level: 'agency', name_vi: 'Sở Nội vụ' })).toBe('Sở Nội vụ');
  expect(issuerFor(undefined)).toBe('');
});

test('a kept draft of another shape is read as far as it goes', () => {
  const { draft } = cloned(PLAN, [task('a', 'II.1', {})], 2026);
  expect(readKept(JSON.stringify(draft))).toEqual(draft);
  expect(readKept('{')).toBeNull();
  expect(readKept('{"id":"k","title":5,"items":[{"id":"m","depth":7},null]}')).toMatchObject({
    ...{ id: 'k', title: '' },
    items: [{ id: 'm', depth: 0, title: '' }],
  });
  expect(keepDraft('k', draft)).toBe(false);
});
