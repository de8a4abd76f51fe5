import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { askRanking } from './ranking';
import { openSample } from './sample';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

const rank = (indicator_id: string, period: string, more = {}) =>
  askRanking(engine, { indicator_id, period, level: 'province', ...more });

describe('a ranking', () => {
  it('ranks a complete set, the withheld named and the national figure beside', async () => {
    const found = await rank('x', '2023');
    expect(found.rows.map((r) => [r.unit_id, r.rank, r.of, r.value])).toEqual([
      ['b', 1, 2, 75],
      ['a', 2, 2, 72.3],
      ['c', null, 2, null],
    ]);
    expect(found.withheld).toMatchObject([
      { unit_id: 'c', name_vi: 'Tỉnh Dân', reason: 'không công bố' },
    ]);
    expect([found.expected, found.missing, found.incomplete]).toEqual([3, [], null]);
    expect(found.others.map((r) => [r.unit_id, r.value, r.rank])).toEqual([['viet-nam', 73, null]]);
    expect(found.sources.map((s) => s.source_id)).toEqual(['press', 'src']);
  });

  it('keeps the rival value beside the preferred one', async () => {
    const row = (await rank('x', '2023')).rows.find((r) => r.unit_id === 'a');
    expect(row?.alternatives).toMatchObject([
      { source_id: 'press', value: 72.9, status: 'conflict' },
    ]);
  });

  it('changes the value but not the rank when another set was ranked before', async () => {
    const [first] = (await rank('x', '2023')).rows;
    expect(first).toMatchObject({
      unit_id: 'b',
      change_value: 5,
      change_rank: null,
      comparable: true,
    });
    expect(first?.rank_reason?.code).toBe('rank_set_differs');
  });

  it('shows no change across a break, but the reason', async () => {
    const found = await rank('x', '2022');
    expect(found.base_period).toBe('2021');
    for (const row of found.rows) {
      expect([row.change_value, row.change_rank, row.comparable]).toEqual([null, null, false]);
      expect(row.reason).toEqual({
        code: 'series_break',
        params: { reason_code: 'framework_changed', period: '2022', reason_vi: 'Khung mới.' },
      });
    }
  });

  it('shares ranks between equal values: 1, 1, 3', async () => {
    expect((await rank('x', '2021')).rows.map((r) => r.rank)).toEqual([1, 1, 3]);
  });

  it('ranks nobody in a partial list, and orders it only when asked', async () => {
    const found = await rank('y', '2023', { provisional: true });
    expect(found.incomplete).toEqual({
      code: 'incomplete_set',
      params: { known_values: 1, known_ranks: 2, of: 3 },
    });
    expect(
      found.rows.map((r) => [r.unit_id, r.rank, r.published_rank, r.provisional_rank]),
    ).toEqual([
      ['a', null, 1, 1],
      ['b', null, 2, null],
      ['c', null, null, null],
    ]);
    expect((await rank('y', '2023')).rows[0]?.provisional_rank).toBeNull();
  });

  it('reads figures counted back over the units of today, with the old ones beside', async () => {
    const found = await rank('z', '2023');
    expect(found.retrospective).toBe(true);
    expect(found.rows.map((r) => [r.unit_id, r.rank, r.retrospective])).toEqual([
      ['b-2025', 1, true],
      ['a', 2, false],
    ]);
    expect(found.others.map((r) => r.unit_id)).toEqual(['b']);
    const original = await rank('z', '2023', { boundaries: 'original' });
    expect(original.missing.map((u) => u.unit_id)).toEqual(['c']);
  });

  it('says so when the indicator is not known', async () => {
    await expect(rank('nope', '2023')).rejects.toMatchObject({
      code: 'unknown_indicator',
      id: 'nope',
    });
  });
});
