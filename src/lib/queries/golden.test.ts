import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bake } from '../engine/bake';
import type { Engine } from '../engine/engine';
import { openNative } from '../engine/native';
import { prepare } from './all-observations';
import { askCompare } from './answers/compare';
import { askNational } from './answers/national';
import { askRanking } from './answers/ranking';
import { askTrend } from './answers/trend';
import { askUnit } from './answers/unit';
import { unitsFor } from './answers/units-for';
import { questions } from './index';

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-golden-'));
  const data = fileURLToPath(new URL('../../../data', import.meta.url));
  await bake(data, join(folder, 'p.duckdb'));
  engine = await openNative(join(folder, 'p.duckdb'));
  await prepare(engine);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const rank = (indicator_id: string, period: string) =>
  askRanking(engine, { indicator_id, period, level: 'province' });

describe('the shipped figures', () => {
  it('rank 61 of 63 provinces by PAPI 2024 and name the two withheld', async () => {
    const found = await rank('papi', '2024');
    expect([found.of, found.expected, found.missing, found.incomplete]).toEqual([61, 63, [], null]);
    expect(found.withheld.map((unit) => unit.unit_id).sort()).toEqual(['tien-giang', 'vinh-phuc']);
    expect(found.rows.filter((row) => row.rank !== null)).toHaveLength(61);
    expect(found.rows[0]).toMatchObject({ unit_id: 'quang-ninh', value: 47.8212, rank: 1, of: 61 });
    for (const row of found.rows) {
      expect(row.change_rank).toBeNull();
      expect(row.value === null).toBe(row.rank === null);
    }
  });

  it('give nobody a rank by PAR INDEX 2023, but the published ones', async () => {
    const found = await rank('par-index', '2023');
    expect(found.of).toBeNull();
    expect(found.rows.every((row) => row.rank === null && row.of === null)).toBe(true);
    expect(found.incomplete?.params['of']).toBe(63);
    expect(found.known_values).toBeGreaterThanOrEqual(7);
    expect(found.known_ranks).toBeGreaterThanOrEqual(11);
    const last = found.rows.find((row) => row.unit_id === 'an-giang');
    expect(last).toMatchObject({ value: 81.32, published_rank: 63, rank: null });
  });

  it.each([
    ['pci', '2013', '2012'],
    ['papi', '2018', '2017'],
    ['papi', '2016', '2015'],
    ['pci', '2006', '2005'],
  ])('give no change of %s %s against %s, but a reason', async (id, period, base) => {
    const found = await rank(id, period);
    expect(found.base_period).toBe(base);
    expect(found.rows).toHaveLength(period < '2008' ? 64 : 63);
    for (const row of found.rows) {
      expect([row.change_value, row.change_rank, row.comparable]).toEqual([null, null, false]);
      expect(row.reason?.code).toBe('series_break');
    }
  });

  it('show the change of PAPI dimension 1 from 2017 to 2018, by value and by rank', async () => {
    const found = await rank('papi-d1', '2018');
    expect([found.base_period, found.of]).toEqual(['2017', 63]);
    expect(found.rows.every((row) => row.comparable && row.change_value !== null)).toBe(true);
    const moved = found.rows.reduce((sum, row) => sum + Math.abs(row.change_rank ?? NaN), 0);
    expect(moved).toBeGreaterThan(0);
  });

  it('do not rank PCI 2008: Hà Tây is one of the 64 and has no figure', async () => {
    const found = await rank('pci', '2008');
    expect([found.of, found.expected]).toEqual([null, 64]);
    expect(found.missing.map((unit) => unit.unit_id)).toEqual(['ha-tay']);
  });

  it('expect the 17 districts of Gia Lai, not the one whose name a document lost', async () => {
    const answer = await askRanking(engine, {
      indicator_id: 'par-index-district',
      period: '2017',
      level: 'district',
      within: 'gia-lai',
    });
    expect(answer.expected).toBe(17);
    expect(answer.rows.map((row) => row.unit_id)).not.toContain('gia-lai.khong-ro-ten');
  });

  it('say that Hà Nội of 2009 is not Hà Nội of 2008', async () => {
    const points = await askTrend(engine, { unit_id: 'ha-noi', indicator_id: 'pci' });
    expect(points.find((point) => point.period === '2009')).toMatchObject({
      break_before: true,
      reason: { code: 'unit_changed', params: { other_unit_id: 'ha-tay' } },
      rank: 33,
      of: 63,
    });
    expect(points.find((point) => point.period === '2008')).toMatchObject({ rank: null, of: null });
  });

  it('read the QĐ 766 snapshot over the 34 provinces of today, as counted back', async () => {
    const found = await rank('dvc-766', '2024');
    expect([found.retrospective, found.expected]).toEqual([true, 34]);
    const gia = found.rows.find((row) => row.unit_id === 'gia-lai-2025');
    expect(gia?.retrospective).toBe(true);
    expect(found.rows.find((row) => row.unit_id === 'ha-noi')?.retrospective).toBe(false);
  });

  it('join Gia Lai of both eras, which are not the same place', async () => {
    const old = await askUnit(engine, { unit_id: 'gia-lai' });
    const merged = await askUnit(engine, { unit_id: 'gia-lai-2025' });
    expect(old.successors.map((link) => link.unit.unit_id)).toEqual(['gia-lai-2025']);
    expect(merged.predecessors.map((link) => link.unit.unit_id)).toEqual(['binh-dinh', 'gia-lai']);
    expect(old.indices.map((one) => one.indicator.indicator_id)).toContain('papi');
    expect(merged.indices.map((one) => one.indicator.indicator_id)).not.toContain('papi');
  });

  it('never join a line across a break, and name a source for every figure', async () => {
    const { indices, components, sources } = await askUnit(engine, { unit_id: 'da-nang' });
    const known = new Set(sources.map((source) => source.source_id));
    for (const { series, segments } of [...indices, ...components]) {
      for (const point of series) expect(known.has(point.source_id)).toBe(true);
      for (const { points } of segments)
        expect(
          points
            .slice(1)
            .every((point) => !point.reason || point.reason.code === 'different_period_kind'),
        ).toBe(true);
    }
    const papi = indices.find((one) => one.indicator.indicator_id === 'papi');
    expect(papi?.segments.map((piece) => piece.points[0]?.period)).toEqual([
      '2011',
      '2016',
      '2018',
    ]);
  });

  it('give the spread of an index from a complete set only', async () => {
    const found = await askNational(engine);
    const of = (id: string) => found.indices.find((one) => one.indicator.indicator_id === id);
    expect(of('papi')).toMatchObject({ period: '2024', of: 61, summary: { max: 47.8212 } });
    expect(of('par-index')).toMatchObject({ of: null, summary: null, first: [], risen: [] });
    expect(of('pci')).toMatchObject({ of: null, complete: { period: '2022', of: 63 } });
    expect(of('ict-index')).toMatchObject({ period: null, known_values: 0 });
  });
});

describe("the shipped figures in today's boundaries", () => {
  const now = (indicator_id: string, period: string, more = {}) =>
    askRanking(engine, {
      ...{ indicator_id, period, level: 'province', boundaries: 'current' },
      ...more,
    });

  it('rank 32 of 34 by PAPI 2024, and name whose figure is withheld', async () => {
    const found = await now('papi', '2024');
    expect(found).toMatchObject({ of: null, estimated_of: 32, expected: 34, switchable: true });
    expect(found.withheld.map((u) => [u.unit_id, u.reason?.slice(0, 10)])).toEqual([
      ['dong-thap-2025', 'Tiền Giang'],
      ['phu-tho-2025', 'Vĩnh Phúc:'],
    ]);
    expect(found.rows.filter((row) => row.status === 'estimated')).toHaveLength(21);
    for (const row of found.rows) {
      const { rank, of, published_rank, change_rank } = row;
      expect([rank, of, published_rank, change_rank].every((one) => one === null)).toBe(true);
      if (row.change_value !== null) expect(row.rank_reason?.code).toBe('rank_estimated');
      expect(row.retrospective).toBe(false);
    }
    expect(found.rows.slice(-2).map((row) => row.estimate?.missing)).toEqual([
      [{ unit_id: 'tien-giang', short_vi: 'Tiền Giang', reason: 'withheld' }],
      [{ unit_id: 'vinh-phuc', short_vi: 'Vĩnh Phúc', reason: 'withheld' }],
    ]);
  });

  it.each(['2007', '2008'])('rank nobody by PCI %s: Hà Nội was less than today', async (year) => {
    const found = await now('pci', year);
    expect([found.of, found.estimated_of, found.known_values]).toEqual([null, null, 34]);
    expect(found.incomplete).toMatchObject({
      code: 'territory_differs',
      params: { unit_id: 'ha-noi', other_unit_id: 'ha-tay' },
    });
    expect(found.rows.find((row) => row.unit_id === 'ha-noi')?.estimate).toBeNull();
  });

  it('break Phú Thọ where Vĩnh Phúc lost land, and not where the three merged', async () => {
    const asked = { indicator_id: 'pci', boundaries: 'current' } as const;
    const points = await askTrend(engine, { unit_id: 'phu-tho-2025', ...asked });
    expect(points.filter((p) => p.break_before).map((p) => [p.period, p.reason?.code])).toEqual([
      ['2009', 'unit_changed'],
      ['2013', 'series_break'],
    ]);
    const whole = await askTrend(engine, { unit_id: 'ha-noi', ...asked });
    expect(whole.every((point) => point.estimate === null)).toBe(true);
    expect(whole.find((point) => point.period === '2009')?.reason?.code).toBe('unit_changed');
  });

  it('leave ranks as they are where a source counted back for every unit', async () => {
    const found = await now('dvc-766', '2024');
    expect(found).toMatchObject({ of: 34, estimated_of: null, retrospective: true });
    expect(found.rows[0]).toMatchObject({ rank: 1, estimated_rank: null, status: 'provisional' });
  });

  it('weigh by population of the year, and name its source', async () => {
    const found = await now('pci', '2022', { weighting: 'population' });
    const row = found.rows.find((one) => one.unit_id === 'gia-lai-2025');
    expect(row?.estimate).toMatchObject({ method: 'population_mean', weight_year: 2022 });
    const [plain] = (await now('pci', '2022')).rows.filter((r) => r.unit_id === 'gia-lai-2025');
    expect(plain?.estimate?.method).toBe('mean');
    expect(row?.value).not.toBe(plain?.value);
    expect(found.sources.map((source) => source.source_id)).toContain('gso-population');
  });

  it('let a merged unit tell its years before, with their sources', async () => {
    const found = await askUnit(engine, { unit_id: 'gia-lai-2025', boundaries: 'current' });
    const papi = found.indices.find((one) => one.indicator.indicator_id === 'papi');
    expect(papi?.segments.map((piece) => piece.points.length)).toEqual([5, 2, 7]);
    const known = new Set(found.sources.map((source) => source.source_id));
    for (const { series } of [...found.indices, ...found.components])
      for (const { source_id, estimate } of series)
        for (const id of [source_id, ...(estimate?.parts ?? []).map((part) => part.source_id)])
          expect(id === null || known.has(id)).toBe(true);
  });

  it('put units in each other’s place in a comparison', async () => {
    const unit_ids = ['gia-lai', 'binh-dinh', 'ha-noi'];
    const asked = { unit_ids, indicator_ids: ['papi'], boundaries: 'current' } as const;
    const current = await askCompare(engine, asked);
    expect(current.units.map((unit) => unit.unit_id)).toEqual(['gia-lai-2025', 'ha-noi']);
    expect(current.indicators[0]?.series[0]?.points[0]?.status).toBe('estimated');
    const before = await unitsFor(engine, 'original', ['gia-lai-2025', 'ha-noi']);
    expect(before).toEqual(['binh-dinh', 'gia-lai', 'ha-noi']);
  });
});

/** Asked of the reader's own files, and of tables that the package ships empty: held by tests of their own. */
const ELSEWHERE = [
  'agency-members',
  'difficulties',
  'own-indicators',
  'own-overlaps',
  'own-row-overlaps',
  'own-units',
  'quality-scorecards',
  'scorecard-adjustments',
  'scorecard-cards',
  'scorecard-rows',
  'submissions',
  'task-reports',
  'task-topics',
];

it('every shipped question finds rows in the package for at least one of its examples', async () => {
  for (const { name, sql, examples } of questions.filter((one) => !ELSEWHERE.includes(one.name))) {
    let rows = 0;
    for (const params of examples) rows += (await engine.query(sql, params)).length;
    expect(rows, name).toBeGreaterThan(0);
  }
});
