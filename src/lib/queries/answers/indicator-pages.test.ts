import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bake } from '../../engine/bake';
import type { Engine } from '../../engine/engine';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
import { indicatorOf } from './context';
import { askDistribution } from './distribution';
import { askVersions } from './framework-versions';
import { askTree } from './indicator-tree';

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-indicators-'));
  const data = fileURLToPath(new URL('../../../../data', import.meta.url));
  await bake(data, join(folder, 'p.duckdb'));
  engine = await openNative(join(folder, 'p.duckdb'));
  await prepare(engine);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

describe('the distribution over all provinces', () => {
  const yearOf = async (id: string, period: string) =>
    (await askDistribution(engine, id)).years.find((year) => year.period === period);

  it('sums up complete years with the withheld counted, and breaks where the ruler changed', async () => {
    const last = await yearOf('papi', '2024');
    expect(last).toMatchObject({ expected: 63, withheld: 2, break_before: false });
    expect(last?.values).toHaveLength(61);
    expect(last?.summary?.max).toBe(47.8212);
    const { years } = await askDistribution(engine, 'papi');
    const broken = years.filter((year) => year.break_before).map((year) => year.period);
    expect(broken).toEqual(['2016', '2018']);
    expect((await yearOf('papi-d1', '2018'))?.break_before).toBe(false);
  });

  it('has no median of a part of the provinces, but the printed national figure', async () => {
    const { years } = await askDistribution(engine, 'par-index');
    expect(years.every((year) => year.summary === null)).toBe(true);
    expect(await yearOf('par-index', '2024')).toMatchObject({ national: 88.37, expected: 63 });
  });

  it('does not join sets of other units: 64 provinces in 2008, 63 in 2009', async () => {
    expect(await yearOf('pci', '2008')).toMatchObject({ expected: 64, summary: null });
    expect((await yearOf('pci', '2009'))?.reason).not.toBeNull();
    expect((await yearOf('dvc-766', '2024'))?.retrospective).toBe(true);
  });
});

describe('framework versions', () => {
  const groupsOf = async (id: string) => askVersions(engine, await indicatorOf(engine, id));

  it('stand by level and place, the ministry of provinces first', async () => {
    const groups = await groupsOf('par-index');
    expect(groups[0]).toMatchObject({ level: 'province', scope: null });
    expect(groups[0]?.versions).toHaveLength(9);
    expect(groups[1]?.scope?.unit_id).toBe('viet-nam');
    expect(groups[0]?.rows[0]).toMatchObject({ whole: true });
    expect(groups[0]?.rows[0]?.cells.map((cell) => cell.item?.max_points)).toEqual(
      Array.from({ length: 9 }, () => 100),
    );
  });

  it('tell an unknown maximum from an item that a version does not list', async () => {
    const [group] = await groupsOf('papi-d5');
    const dropped = group?.rows.find((row) => row.indicator.indicator_id === 'papi-d5-2');
    expect(dropped?.cells.map((cell) => cell.state)).toEqual([
      'listed',
      'listed',
      'listed',
      'unlisted',
    ]);
    const [par] = await groupsOf('par-index');
    const d1 = par?.rows.find((row) => row.indicator.indicator_id === 'par-index-d1');
    const state = (id: string) =>
      d1?.cells[par?.versions.findIndex((version) => version.framework_id === id) ?? -1]?.state;
    expect(state('par-index-4361-2016')).toBe('unknown');
    expect(state('par-index-1149-2020')).toBe('unlisted');
  });

  it('show what a version splits an item into', async () => {
    const [group] = await groupsOf('dvc-766');
    const points = (id: string) =>
      group?.rows
        .find((row) => row.indicator.indicator_id === id)
        ?.cells.map((cell) => cell.item?.max_points ?? cell.state);
    expect(points('dvc-766-online')?.at(-1)).toBe('unlisted');
    expect(points('dvc-766-online-service')?.at(-1)).toBe(12);
    expect(points('dvc-766-online-payment')?.at(-1)).toBe(10);
    expect(points('dvc-766-1-1')).toBeUndefined();
  });

  it('of a level are those of its scorecard, with what they score', async () => {
    const [district] = await groupsOf('par-index-district');
    expect(district?.scope?.unit_id).toBe('ha-tinh');
    expect(district?.rows.map((row) => row.indicator.indicator_id)).toEqual([
      'par-index-district',
      'par-index-appraisal',
      'par-index-social-survey',
    ]);
    expect((await groupsOf('par-index-province'))[0]?.versions).toHaveLength(9);
    expect(await groupsOf('news-items-count')).toEqual([]);
  });
});

describe('the catalogue as a tree', () => {
  it('opens PAR INDEX by scorecards, grade, fields and scored parts', async () => {
    const tree = await askTree(engine);
    const parts = new Map(
      tree
        .partsOf('par-index')
        .map(({ kind, entries }) => [kind, entries.map((one) => one.indicator.indicator_id)]),
    );
    expect(parts.get('scorecard')).toEqual([
      'par-index-province',
      'par-index-district',
      'par-index-commune',
      'par-index-agency',
      'par-index-ministry',
    ]);
    expect(parts.get('grade')).toEqual(['par-classification']);
    expect(parts.get('field')).toHaveLength(7);
    expect(tree.above('papi-d5-2').map((one) => one.indicator.indicator_id)).toEqual([
      'papi',
      'papi-d5',
    ]);
  });

  it('holds every indicator once, and says where each is from or that it is not known', async () => {
    const tree = await askTree(engine);
    const seen: string[] = [];
    const walk = (id: string): void => {
      seen.push(id);
      for (const { entries } of tree.partsOf(id)) {
        for (const entry of entries) walk(entry.indicator.indicator_id);
      }
    };
    for (const root of [...tree.indices, ...tree.planned, ...tree.counted]) {
      walk(root.indicator.indicator_id);
    }
    expect(seen.sort()).toEqual([...tree.byId.keys()].sort());
    const without = [...tree.byId.values()].filter(
      (entry) =>
        entry.passages.length +
          entry.framework_source_ids.length +
          entry.figure_source_ids.length ===
        0,
    );
    // The counts are what the rates of feedback are made of: no document names them by themselves.
    expect(without.map((entry) => entry.indicator.indicator_id).sort()).toEqual([
      'feedback-handled-count',
      'feedback-published-count',
      'par-index-d9',
    ]);
  });
});
