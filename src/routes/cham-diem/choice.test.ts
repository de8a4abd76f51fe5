import { expect, it } from 'vitest';
import type { CardListRow } from '$lib/queries/scorecard-cards';
import { cardQuery, settleCard } from './choice';

const row = (framework_id: string, period: string, unit_id: string): CardListRow => ({
  framework_id,
  index_id: 'x',
  level: null,
  scope_unit_id: null,
  decision_no: null,
  period,
  unit_id,
  items: 1,
});
const CARDS = [row('a', '2025', 'p'), row('a', '2024', 'q'), row('b', '2025', 'r')];

it('settles on what there is', () => {
  const none = { framework: null, period: null, unit: null };
  expect(settleCard(CARDS, none)).toEqual({ framework: 'a', period: '2025', unit: 'p' });
  expect(settleCard(CARDS, { ...none, framework: 'b', period: '1999', unit: 'p' })).toEqual({
    framework: 'b',
    period: '2025',
    unit: 'r',
  });
  expect(settleCard(CARDS, { ...none, period: '2024' })?.unit).toBe('q');
  expect(settleCard([], none)).toBeNull();
});

it('writes into the address only what is chosen', () => {
  expect(cardQuery({ framework: 'a', period: null, unit: 'p' })).toBe('?bo=a&dv=p');
  expect(cardQuery({ framework: null, period: null, unit: null })).toBe('');
});
