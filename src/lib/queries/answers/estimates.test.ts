import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { prepare } from '../all-observations';
import { insert } from '../fixture';
import { askRanking } from './ranking';
import { cell, openSample } from './sample';
import { askTrend } from './trend';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
  const rate = { measure: 'percent', numerator_vi: 'đúng hạn', denominator_vi: 'đã giải quyết' };
  await insert(engine, 'indicators', [
    { indicator_id: 'r', name_vi: 'r', short_vi: 'r', direction: 'higher_better', ...rate },
  ]);
  await insert(engine, 'observations', [
    cell('a', 'r', '2023', 90, { numerator: 9, denominator: 10 }),
    cell('b', 'r', '2023', 50, { numerator: 50, denominator: 100 }),
    cell('c', 'r', '2023', 90, { numerator: 270, denominator: 300, source_id: 'press' }),
    cell('a', 'r', '2022', 90),
    cell('b', 'r', '2022', 50),
    cell('c', 'r', '2022', 90),
  ]);
  await prepare(engine);
});
afterAll(() => engine.close());

const rank = async (indicator_id: string, period: string, more = {}) => {
  const asked = { indicator_id, period, level: 'province', boundaries: 'current' } as const;
  return askRanking(engine, { ...asked, ...more });
};
const merged = async (indicator_id: string, period: string, more = {}) =>
  (await rank(indicator_id, period, more)).rows.find((row) => row.unit_id === 'b-2025');

describe('an estimate', () => {
  it('of points is the mean, ranked apart, its parts beside and not among the others', async () => {
    const found = await rank('x', '2022');
    expect(found.rows.map((r) => [r.unit_id, r.value, r.rank, r.estimated_rank])).toEqual([
      ['a', 71.1, null, 1],
      ['b-2025', 69.5, null, 2],
    ]);
    expect(found).toMatchObject({ of: null, estimated_of: 2, others: [], boundaries: 'current' });
    expect(found.rows[1]?.estimate).toMatchObject({ method: 'mean', min: 69, max: 70 });
  });

  it('of a rate is the rate of the sums, with the sources of all parts; none without counts', async () => {
    const found = await rank('r', '2023');
    const row = found.rows.find((one) => one.unit_id === 'b-2025');
    expect(row).toMatchObject({ value: 80, numerator: 320, denominator: 400, status: 'estimated' });
    expect(found.sources.map((source) => source.source_id).sort()).toEqual(['press', 'src']);
    const without = await rank('r', '2022');
    expect(without.estimated_of).toBeNull();
    expect(without.incomplete?.code).toBe('incomplete_set');
    expect(without.rows.find((one) => one.unit_id === 'b-2025')).toMatchObject({
      value: null,
      status: null,
      estimate: { missing: [{ reason: 'no_counts' }, { reason: 'no_counts' }] },
    });
  });

  it('has no value where a part is withheld, and the whole counts as withheld', async () => {
    const found = await rank('x', '2023');
    expect(found.withheld).toMatchObject([{ unit_id: 'b-2025', reason: 'Dân: không công bố' }]);
    expect([found.incomplete, found.of, found.known_values]).toEqual([null, 1, 1]);
  });

  it('by population lacks what has no population', async () => {
    expect((await merged('x', '2022', { weighting: 'population' }))?.estimate?.missing).toEqual([
      { unit_id: 'b', short_vi: 'Đông', reason: 'no_weight' },
      { unit_id: 'c', short_vi: 'Dân', reason: 'no_weight' },
    ]);
  });

  it('stands beside a value that a source printed for the unit itself', async () => {
    expect(await merged('z', '2023')).toMatchObject({
      value: 5,
      status: 'final',
      retrospective: true,
      estimate: { value: null, missing: [{ unit_id: 'c' }] },
    });
  });

  it('is left out of original boundaries, with what was counted back', async () => {
    const asked = { unit_id: 'b-2025', indicator_id: 'z' };
    expect(await askTrend(engine, { ...asked, boundaries: 'original' })).toEqual([]);
    expect(await askTrend(engine, asked)).toHaveLength(1);
    const gone = { unit_id: 'b', indicator_id: 'x', boundaries: 'current' } as const;
    expect(await askTrend(engine, gone)).toEqual([]);
  });
});

it('never mixes published figures and the reader’s own, and keeps simulated ones simulated', async () => {
  await engine.query(
    'CREATE TABLE own_3 AS SELECT *, NULL::VARCHAR AS own_file FROM observations LIMIT 0',
  );
  const mine = { source_id: 'own:toi', own_file: 'toi.csv', status: 'simulated' };
  await insert(engine, 'own_3', [
    cell('c', 'x', '2023', 10, mine),
    cell('b-2025', 'x', '2022', 99, mine),
    ...['a', 'b', 'c'].map((id, n) => cell(id, 'y', '2020', 10 + n, mine)),
  ]);
  await prepare(engine, [{ table: 'own_3', yieldsTo: [] }]);
  const mixed = await rank('x', '2023');
  expect(mixed.rows.find((row) => row.unit_id === 'b-2025')).toMatchObject({
    value: null,
    estimate: { missing: [{ unit_id: 'c', reason: 'withheld' }] },
  });
  const row = await merged('x', '2022');
  expect(row).toMatchObject({ value: 69.5, own: false, alternatives: [{ value: 99, own: true }] });
  expect(await merged('y', '2020')).toMatchObject({
    ...{ value: 11.5, own: true, own_file: 'toi.csv', status: 'simulated', estimated_rank: 1 },
  });
  await prepare(engine);
});
