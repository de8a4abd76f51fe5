import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../engine/engine';
import { openSample } from './answers/sample';
import { questions } from './index';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

it('every shipped question runs, casts its parameters and orders its rows', async () => {
  expect(new Set(questions.map((q) => q.name)).size).toBe(questions.length);
  for (const { name: title, sql, examples } of questions) {
    expect(sql.replaceAll(/\?::(VARCHAR|DOUBLE|INTEGER|BOOLEAN)/g, ''), title).not.toContain('?');
    expect(sql, title).toMatch(/\bORDER BY [^;]+$/);
    expect(examples.length, title).toBeGreaterThan(0);
    for (const params of examples) expect(await engine.query(sql, params)).toBeInstanceOf(Array);
  }
});
