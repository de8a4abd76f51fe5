import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, SqlValue } from '../../engine/engine';
import { prepare } from '../all-observations';
import { insert, openFixture } from '../fixture';
import { questions } from '../index';
import { askCompare } from './compare';
import { askNational } from './national';
import { askRanking } from './ranking';
import { askTrend, loadTrend } from './trend';
import { askUnit } from './unit';

const unit = (
  unit_id: string,
  valid_from: string | null,
  valid_to: string | null,
  level = 'province',
) => ({
  unit_id,
  level,
  parent_id: level === 'country' ? null : 'viet-nam',
  valid_from,
  valid_to,
});
const name = (unit_id: string, short_vi: string) => ({
  unit_id,
  name_vi: `Tỉnh ${short_vi}`,
  short_vi,
});
const cell = (
  unit_id: string,
  indicator_id: string,
  period: string,
  value: number | null,
  more: Record<string, SqlValue> = {},
) => ({
  unit_id,
  indicator_id,
  period,
  value,
  source_id: 'src',
  status: 'final',
  preferred: true,
  ...more,
});
const index = (indicator_id: string, measure = 'score') => ({
  indicator_id,
  index_id: indicator_id,
  name_vi: indicator_id,
  short_vi: indicator_id,
  measure,
  direction: 'higher_better',
});

let engine: Engine;
beforeAll(async () => {
  engine = await openFixture({
    units: [
      unit('viet-nam', null, null, 'country'),
      unit('a', null, null),
      unit('b', null, '2025-06-30'),
      unit('c', null, '2025-06-30'),
      unit('b-2025', '2025-07-01', null),
    ],
    unit_names: [
      name('viet-nam', 'Việt Nam'),
      name('a', 'An'),
      name('b', 'Đông'),
      name('c', 'Dân'),
      name('b-2025', 'Đông'),
    ],
    unit_links: ['b', 'c'].map((from_unit_id) => ({
      from_unit_id,
      to_unit_id: 'b-2025',
      effective_on: '2025-07-01',
      extent: 'full',
    })),
    indicators: [index('x'), index('y'), index('z')],
    series_breaks: [
      {
        indicator_id: 'x',
        period: '2022',
        reason_code: 'framework_changed',
        reason_vi: 'Khung mới.',
      },
    ],
    frameworks: [
      { framework_id: 'x-1', index_id: 'x', year_from: 2019, year_to: 2021 },
      { framework_id: 'x-2', index_id: 'x', year_from: 2022 },
    ],
    sources: [
      { source_id: 'src', title: 'Nguồn', trust: 'high' },
      { source_id: 'press', title: 'Báo', trust: 'low' },
    ],
    withheld: [
      {
        unit_id: 'c',
        indicator_id: 'x',
        period: '2023',
        reason: 'không công bố',
        source_id: 'src',
      },
    ],
    observations: [
      cell('a', 'x', '2021', 50),
      cell('b', 'x', '2021', 60),
      cell('c', 'x', '2021', 60),
      cell('a', 'x', '2022', 71.1),
      cell('b', 'x', '2022', 70),
      cell('c', 'x', '2022', 69),
      cell('a', 'x', '2023', 72.3),
      cell('a', 'x', '2023', 72.9, { source_id: 'press', preferred: false, status: 'conflict' }),
      cell('b', 'x', '2023', 75),
      cell('viet-nam', 'x', '2023', 73),
      cell('a', 'y', '2023', 90, { published_rank: 1, published_of: 3 }),
      cell('b', 'y', '2023', null, { published_rank: 2 }),
      cell('a', 'z', '2023', 4),
      cell('b-2025', 'z', '2023', 5),
      cell('b', 'z', '2023', 3),
    ],
  });
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

describe('a trend', () => {
  it('breaks where the series does, with the framework of each year', async () => {
    const points = await askTrend(engine, { unit_id: 'a', indicator_id: 'x' });
    expect(
      points.map((p) => [p.period, p.value, p.rank, p.of, p.framework_id, p.break_before]),
    ).toEqual([
      ['2021', 50, 3, 3, 'x-1', false],
      ['2022', 71.1, 1, 3, 'x-2', true],
      ['2023', 72.3, 2, 2, 'x-2', false],
    ]);
    const { segments, change } = await loadTrend(engine, { unit_id: 'a', indicator_id: 'x' });
    expect(segments.map((s) => s.points.map((p) => p.period))).toEqual([
      ['2021'],
      ['2022', '2023'],
    ]);
    expect(change).toMatchObject({ value: 1.2, rank: null });
  });

  it('is empty where there is nothing, and refuses unknown units', async () => {
    expect(await askTrend(engine, { unit_id: 'c', indicator_id: 'y' })).toEqual([]);
    await expect(askTrend(engine, { unit_id: 'q', indicator_id: 'x' })).rejects.toMatchObject({
      code: 'unknown_unit',
    });
  });
});

describe('a unit', () => {
  it('says what it became and from what', async () => {
    const old = await askUnit(engine, { unit_id: 'b' });
    expect(old.successors.map((l) => [l.unit.unit_id, l.effective_on])).toEqual([
      ['b-2025', '2025-07-01'],
    ]);
    const merged = await askUnit(engine, { unit_id: 'b-2025' });
    expect(merged.predecessors.map((l) => l.unit.short_vi)).toEqual(['Dân', 'Đông']);
    expect(merged.indices.map((i) => [i.indicator.indicator_id, i.latest.retrospective])).toEqual([
      ['z', true],
    ]);
    expect(merged.ancestors.map((u) => u.unit_id)).toEqual(['viet-nam']);
  });
});

describe('a comparison and the national picture', () => {
  it('lays units beside each other and refuses too many', async () => {
    const found = await askCompare(engine, {
      unit_ids: ['a', 'b'],
      indicator_ids: ['x'],
      periods: ['2022', '2023'],
    });
    expect(found.indicators[0]?.periods).toEqual(['2022', '2023']);
    expect(found.indicators[0]?.series.map((s) => s.segments.length)).toEqual([1, 1]);
    const many = Array.from({ length: 13 }, () => 'a');
    await expect(askCompare(engine, { unit_ids: many, indicator_ids: ['x'] })).rejects.toThrow(
      RangeError,
    );
  });

  it('spreads only over complete sets', async () => {
    const found = await askNational(engine);
    const of = (id: string) => found.indices.find((i) => i.indicator.indicator_id === id);
    expect(of('x')).toMatchObject({
      period: '2023',
      of: 2,
      summary: { min: 72.3, median: 73.65, max: 75 },
    });
    expect(of('x')?.risen.map((r) => r.unit_id)).toEqual(['b', 'a']);
    expect(of('y')).toMatchObject({ of: null, summary: null, first: [], known_values: 1 });
  });
});

describe("the reader's own rows", () => {
  it('stand beside shipped figures and never in their place, and rank where there are none', async () => {
    await engine.query(
      'CREATE TABLE own_1 AS SELECT *, NULL::VARCHAR AS own_file FROM observations LIMIT 0',
    );
    const mine = { source_id: 'own', own_file: 'cua-toi.csv' };
    await insert(engine, 'own_1', [
      cell('a', 'x', '2023', 99, mine),
      ...['a', 'b', 'c'].map((id, n) => cell(id, 'y', '2024', 10 + n, mine)),
    ]);
    await prepare(engine, ['own_1']);
    const shared = await rank('x', '2023');
    expect(shared.rows.find((r) => r.unit_id === 'a')).toMatchObject({ value: 72.3, own: false });
    expect(shared.others.find((r) => r.own)).toMatchObject({ unit_id: 'a', value: 99, rank: null });
    const alone = await rank('y', '2024');
    expect(alone.rows.map((r) => [r.unit_id, r.rank, r.own])).toEqual([
      ['c', 1, true],
      ['b', 2, true],
      ['a', 3, true],
    ]);
    await prepare(engine);
    expect((await rank('x', '2023')).others.some((r) => r.own)).toBe(false);
  });
});

it('every shipped question runs, casts its parameters and orders its rows', async () => {
  expect(new Set(questions.map((q) => q.name)).size).toBe(questions.length);
  for (const { name: title, sql, examples } of questions) {
    expect(sql.replaceAll(/\?::(VARCHAR|DOUBLE|INTEGER|BOOLEAN)/g, ''), title).not.toContain('?');
    expect(sql, title).toMatch(/\bORDER BY [^;]+$/);
    expect(examples.length, title).toBeGreaterThan(0);
    for (const params of examples) expect(await engine.query(sql, params)).toBeInstanceOf(Array);
  }
});
