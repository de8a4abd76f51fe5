import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/engine';
import { prepare } from '../all-observations';
import { insert } from '../fixture';
import { ownOverlaps } from '../own-overlaps';
import { ask } from '../question';
import { askRanking } from './ranking';
import { cell, openSample } from './sample';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

const rank = (indicator_id: string, period: string, more = {}) =>
  askRanking(engine, { indicator_id, period, level: 'province', ...more });

describe("the reader's own rows", () => {
  it('stand beside shipped figures and never in their place, and rank where there are none', async () => {
    await engine.query(
      'CREATE TABLE own_1 AS SELECT *, NULL::VARCHAR AS own_file FROM observations LIMIT 0',
    );
    const mine = { source_id: 'own:cua-toi', own_file: 'cua-toi.csv' };
    await insert(engine, 'own_1', [
      cell('a', 'x', '2023', 99, mine),
      ...['a', 'b', 'c'].map((id, n) => cell(id, 'y', '2024', 10 + n, mine)),
    ]);
    await prepare(engine, [{ table: 'own_1', yieldsTo: [] }]);
    const shared = await rank('x', '2023');
    expect(shared.rows.find((r) => r.unit_id === 'a')).toMatchObject({ value: 72.3, own: false });
    expect(shared.others.find((r) => r.own)).toMatchObject({ unit_id: 'a', value: 99, rank: null });
    const alone = await rank('y', '2024');
    expect(alone.rows.map((r) => [r.unit_id, r.rank, r.own])).toEqual([
      ['c', 1, true],
      ['b', 2, true],
      ['a', 3, true],
    ]);
    expect(alone.sources).toMatchObject([{ source_id: 'own:cua-toi', title: 'cua-toi.csv' }]);
    await prepare(engine);
    expect((await rank('x', '2023')).others.some((r) => r.own)).toBe(false);
  });

  it('never enter a ranking of published figures, whoever is withheld or missing', async () => {
    await engine.query(
      'CREATE TABLE own_2 AS SELECT *, NULL::VARCHAR AS own_file FROM observations LIMIT 0',
    );
    const before = await rank('x', '2023');
    const gaps = [...before.withheld, ...before.missing].map((unit) => unit.unit_id);
    expect(gaps.length).toBeGreaterThan(0);
    const mine = { source_id: 'own:them', own_file: 'them.csv' };
    await insert(
      engine,
      'own_2',
      gaps.map((id) => cell(id, 'x', '2023', 999, mine)),
    );
    await prepare(engine, [{ table: 'own_2', yieldsTo: [] }]);
    const after = await rank('x', '2023');
    expect([after.of, after.expected, after.withheld, after.missing]).toEqual([
      before.of,
      before.expected,
      before.withheld,
      before.missing,
    ]);
    const published = (answer: typeof after) =>
      answer.rows.filter((row) => !row.own && row.value !== null).map((r) => [r.unit_id, r.rank]);
    expect(published(after)).toEqual(published(before));
    for (const id of gaps) {
      const row = after.rows.find((one) => one.unit_id === id);
      expect(row).toMatchObject({ own: true, value: 999, rank: null, change_value: null });
    }
    await prepare(engine);
  });

  it('of two files with the same cells show the one opened last, the other beside it', async () => {
    const [first, second] = ['own_3', 'own_4'];
    for (const [n, table] of [first, second].entries()) {
      await engine.query(
        `CREATE TABLE ${table} AS SELECT *, NULL::VARCHAR AS own_file FROM observations LIMIT 0`,
      );
      // By name the file opened first comes last.
      const mine = { source_id: `own:${9 - n}`, own_file: `${9 - n}.csv` };
      await insert(
        engine,
        table,
        ['a', 'b', 'c'].slice(n).map((id) => cell(id, 'y', '2024', 10 * (n + 1), mine)),
      );
    }
    const alone = (table: string) => ({ table, yieldsTo: [] });
    await prepare(engine, [alone(first), alone(second)]);
    expect(await ask(engine, ownOverlaps, {})).toEqual([
      { file: '8.csv', other: '9.csv', cells: 2 },
    ]);
    const shown = async () =>
      (await rank('y', '2024')).rows.map((r) => [
        r.unit_id,
        r.own_file,
        r.value,
        r.alternatives.map(({ own_file }) => own_file),
      ]);
    await prepare(engine, [{ table: first, yieldsTo: [second] }, alone(second)]);
    expect((await shown()).sort()).toEqual([
      ['a', '9.csv', 10, []],
      ['b', '8.csv', 20, ['9.csv']],
      ['c', '8.csv', 20, ['9.csv']],
    ]);
    await prepare(engine, [alone(first), { table: second, yieldsTo: [first] }]);
    expect((await shown()).sort()).toEqual([
      ['a', '9.csv', 10, []],
      ['b', '9.csv', 10, ['8.csv']],
      ['c', '9.csv', 10, ['8.csv']],
    ]);
    await prepare(engine);
  });
});
