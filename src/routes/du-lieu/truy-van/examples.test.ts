import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { standardChart } from './chart-choice';
import { EXAMPLES } from './examples';

let engine: Engine;
beforeAll(async () => {
  engine = await buildEngine();
});
afterAll(() => engine.close());

const answered = EXAMPLES.filter(({ sql }) => !/WHERE own\b/.test(sql));

test.each(answered.map(({ title, sql }) => [title(), sql] as const))('%s', async (_, sql) => {
  const result = await engine.explore(sql, { limit: 10_000 });
  expect(result.rows.length).toBeGreaterThan(1);
  expect(result.truncated).toBe(false);
});

test('the example of the reader’s files runs without any', async () => {
  const own = EXAMPLES.find(({ sql }) => /WHERE own\b/.test(sql));
  expect((await engine.explore(own?.sql ?? '', { limit: 10 })).rows).toEqual([]);
});

test('today’s 23 merged provinces are made of 52', async () => {
  const merged = EXAMPLES.find(({ sql }) => sql.includes('tinh_moi'));
  const { rows } = await engine.explore(merged?.sql ?? '', { limit: 100 });
  expect(rows).toHaveLength(23);
  expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(52);
});

test('the standard chart takes periods for lines and names for bars', async () => {
  const chart = async (sql: string) => standardChart(await engine.explore(sql, { limit: 100 }));
  expect(
    await chart(`SELECT unit_id, indicator_id, period, value FROM observations
      WHERE indicator_id = 'papi-d5' AND unit_id IN ('gia-lai', 'da-nang') ORDER BY ALL`),
  ).toEqual({ kind: 'lines', x: 'period', y: 'value', series: 'unit_id' });
  expect(await chart('SELECT plan_id, length(title_vi) AS n FROM plans')).toEqual({
    kind: 'bars',
    x: 'plan_id',
    y: 'n',
    series: '',
  });
  expect(await chart('SELECT plan_id FROM plans')).toBeNull();
});
