import { afterEach, expect, it } from 'vitest';
import { openNative } from '../../engine/native';
import { prepare } from '../all-observations';
import { askOutreach } from './outreach';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
async function engine() {
  const opened = await openNative('.cache/baked/parscope.duckdb');
  closing.push(() => opened.close());
  await prepare(opened);
  return opened;
}

it('places every communication task that is a leaf, each once', async () => {
  const { tasks, plans } = await askOutreach(await engine());
  expect(plans).toHaveLength(5);
  expect(new Set(tasks.map(({ task_id }) => task_id)).size).toBe(tasks.length);
  const board = tasks.find(
    ({ code, plan_id }) => plan_id === 'gia-lai-2021' && code === 'III.8.c.1',
  );
  expect(board).toMatchObject({ forms: ['visual'], derived: true });
  expect(board?.agencies).toContain('UBND cấp huyện');
});

it('a table of topics takes the place of what was derived', async () => {
  const opened = await engine();
  await opened.createView(
    'task_topics',
    `SELECT * FROM (VALUES ('gl21-iii-8-c-1', 'models', 'Tranh cổ động', NULL))
      t(task_id, topic, form, audience)`,
  );
  const { tasks } = await askOutreach(opened);
  expect(tasks.find(({ task_id }) => task_id === 'gl21-iii-8-c-1')).toMatchObject({
    topics: ['models'],
    forms: ['Tranh cổ động'],
    audiences: [],
    derived: false,
  });
});
