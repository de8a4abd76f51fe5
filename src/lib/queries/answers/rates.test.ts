import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bake } from '../../engine/bake';
import type { Engine } from '../../engine/engine';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
import { catalogue } from './context';
import { FAMILY_INDICATORS, RATE_FAMILIES } from './rate-families';
import { askRates, denominatorKinds } from './rates';
import { askTargetsOfUnit } from './targets';

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-rates-'));
  const data = fileURLToPath(new URL('../../../../data', import.meta.url));
  await bake(data, join(folder, 'p.duckdb'));
  engine = await openNative(join(folder, 'p.duckdb'));
  await prepare(engine);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

it('knows every indicator of the families, and what the denominators of online rates count', async () => {
  const known = await catalogue(engine);
  const ids = RATE_FAMILIES.flatMap((family) => FAMILY_INDICATORS[family]);
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
  const kinds = await denominatorKinds(engine);
  expect(kinds.get('online-procedure-rate')).toBe('procedures');
  expect(kinds.get('online-dossier-rate')).toBe('dossiers');
  expect(kinds.has('online-dossier-unspecified-rate')).toBe(false);
});

it('shows the real rate of Cần Thơ with its parts and interval, and does not make a quarter of one month', async () => {
  const asked = {
    unit_id: 'can-tho-2025',
    indicator_ids: ['online-dossier-rate'],
    split: 'whole',
  } as const;
  const months = await askRates(engine, { ...asked, kind: 'month' });
  const [point] = months.panels[0]?.series[0]?.points ?? [];
  expect(point).toMatchObject({
    period: '2025-07',
    value: 65.62,
    numerator: 31375,
    denominator: 47816,
  });
  expect(point?.interval?.low).toBeLessThan(65.62);
  expect(point?.interval?.high).toBeGreaterThan(65.62);
  const quarters = await askRates(engine, { ...asked, kind: 'quarter' });
  expect(quarters.panels[0]?.series[0]?.points[0]).toMatchObject({
    period: '2025-Q3',
    value: null,
    missing: ['2025-08', '2025-09'],
  });
  expect(months.sources.map((source) => source.source_id)).toEqual(['laodong-1548172']);
});

it('judges what the plan of Gia Lai 2023 wanted of PAPI and of the index of the ministry', async () => {
  const judged = await askTargetsOfUnit(engine, 'gia-lai');
  const papi = judged.find(
    ({ target }) => target.indicator_id === 'papi' && target.period === '2023',
  );
  expect(papi?.status.met).not.toBeNull();
  expect(papi?.target.plan_id).toBe('gia-lai-2023');
  expect(papi?.figure?.source_id).toBeTruthy();
  const [first] = judged;
  expect(first?.target.period).toBe('2023');
});

it('takes what is not told apart by a source for nothing: no target is met without a figure', async () => {
  const judged = await askTargetsOfUnit(engine, 'gia-lai.khong-ro-ten.khong-ro-ten');
  expect(judged.length).toBeGreaterThan(10);
  expect(judged.every(({ status }) => status.met === null)).toBe(true);
});

it('keeps the indicators of one period apart', async () => {
  const unit_id = 'vinh-phuc.trung-tam-phuc-vu-hanh-chinh-cong';
  const indicator_ids = FAMILY_INDICATORS['dung-han'];
  const answer = await askRates(engine, { unit_id, indicator_ids, kind: 'month', split: 'whole' });
  const told = answer.panels.map(({ indicator, series }) => [
    indicator.indicator_id,
    series[0]?.points[0]?.numerator,
  ]);
  expect(told).toEqual([
    ['dossier-on-time-due-rate', 4157],
    ['dossier-overdue-due-rate', 12],
    ['dossier-returned-due-rate', 90],
  ]);
});
