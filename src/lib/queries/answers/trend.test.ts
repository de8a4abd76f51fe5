import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { askCompare } from './compare';
import { askNational } from './national';
import { openSample } from './sample';
import { askTrend, loadTrend } from './trend';
import { askUnit } from './unit';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

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
