import { beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { buildEngine } from '../../engine/build';
import { ALL_TASKS } from '../tasks';
import { askEffect } from './effect';
import { askRegister, type Register } from './tasks';

let engine: Engine;
let register: Register;
beforeAll(async () => {
  engine = await buildEngine();
  register = await askRegister(engine, ALL_TASKS);
});

it.each([
  ['procedure-publication-rate', 15],
  ['feedback-received-count', 16],
  ['sipas', 9],
])('lists every task that serves %s once: %i', async (indicator, n) => {
  const groups = await askEffect(engine, register, indicator);
  const ids = groups.flatMap(({ plans }) => plans.flatMap(({ tasks }) => tasks));
  expect(ids.map(({ task_id }) => task_id)).toHaveLength(n);
  expect(new Set(ids.map(({ task_id }) => task_id)).size).toBe(n);
});

it('stands beside the values of the unit of the plan, breaks and all', async () => {
  const groups = await askEffect(engine, register, 'papi');
  const gia_lai = groups.find(({ unit_id }) => unit_id === 'gia-lai');
  expect(gia_lai?.points).toHaveLength(14);
  expect(gia_lai?.points.some(({ break_before }) => break_before)).toBe(true);
  const ward = groups.find(({ unit_id }) => unit_id === 'quang-tri.quang-tri.1');
  expect(ward?.points).toEqual([]);
});
