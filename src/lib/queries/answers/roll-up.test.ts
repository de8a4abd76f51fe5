import { expect, it } from 'vitest';
import type { SqlValue } from '../../engine/engine';
import { openFixture } from '../fixture';
import { askRollUp } from './roll-up';

const unit = (unit_id: string, level: string, parent_id: string | null) => ({
  ...{ unit_id, level, parent_id, code: unit_id, valid_from: null, valid_to: '2025-06-30' },
});
const UNITS = [
  { ...unit('viet-nam', 'country', null), valid_to: null },
  unit('t', 'province', 'viet-nam'),
  unit('t.h1', 'district', 't'),
  unit('t.h2', 'district', 't'),
  ...['x1', 'x2', 'x3'].map((id) => unit(`t.h1.${id}`, 'commune', 't.h1')),
  unit('t.h2.x4', 'commune', 't.h2'),
];
const NAMES = UNITS.map(({ unit_id }) => ({
  ...{ unit_id, name_vi: `Đơn vị ${unit_id}`, short_vi: unit_id },
}));
const INDICATOR = {
  indicator_id: 'online',
  name_vi: 'Tỷ lệ hồ sơ trực tuyến',
  short_vi: 'Trực tuyến',
  measure: 'percent',
  unit_vi: '%',
  numerator_vi: 'hồ sơ trực tuyến',
  denominator_vi: 'hồ sơ',
  direction: 'higher_better',
};
const filed = (unit_id: string, numerator: number, more: Record<string, SqlValue> = {}) => ({
  ...{ unit_id, indicator_id: 'online', period: '2024-Q3', source_id: 's', status: 'final' },
  ...{ value: numerator / 2, numerator, denominator: 200, preferred: true },
  ...more,
});
const SENT = { report: 'Báo cáo quý', period: '2024-Q3' };

const open = (
  observations: Record<string, SqlValue>[],
  submissions: Record<string, SqlValue>[] = [],
) =>
  openFixture({
    ...{ units: UNITS, unit_names: NAMES, indicators: [INDICATOR], observations, submissions },
    sources: [{ source_id: 's', title: 'Báo cáo' }],
  });
const asked = { period: '2024-Q3', level: null, report: null, today: '2024-10-20' };

it('the figures of a district are those of its communes; who is not in the file has not reported', async () => {
  const engine = await open([filed('t.h1.x1', 100), filed('t.h1.x2', 160)]);
  try {
    const found = await askRollUp(engine, { ...asked, unit_id: 't.h1' });
    expect(found.level).toBe('commune');
    const [row] = found.rows;
    expect(row?.row).toMatchObject({ value: 65, numerator: 260, denominator: 400 });
    expect(row?.row.missing).toEqual([{ unit_id: 't.h1.x3', reason: 'no_value' }]);
    expect(found.members.map(({ unit_id, state }) => [unit_id, state])).toEqual([
      ['t.h1.x1', 'figures'],
      ['t.h1.x2', 'figures'],
      ['t.h1.x3', 'silent'],
    ]);
    expect(found.sources.map(({ source_id }) => source_id)).toEqual(['s']);
  } finally {
    await engine.close();
  }
});

it('a district without a figure takes its communes’ when all have reported, and goes on to the province', async () => {
  const all = ['x1', 'x2', 'x3'].map((id, i) => filed(`t.h1.${id}`, 100 + 20 * i));
  const engine = await open([...all, filed('t.h2', 40), filed('t', 300)]);
  try {
    const found = await askRollUp(engine, { ...asked, unit_id: 't' });
    expect(found).toMatchObject({ level: 'district', levels: ['district', 'commune'] });
    const [row] = found.rows;
    expect(row?.row).toMatchObject({ numerator: 400, denominator: 800, value: 50, missing: [] });
    expect(row?.row.parts.map(({ unit_id, from }) => [unit_id, from])).toEqual([
      ['t.h1', 'below'],
      ['t.h2', 'figure'],
    ]);
    expect([row?.printed, row?.difference]).toEqual([150, 100]);
    const direct = await askRollUp(engine, { ...asked, unit_id: 't', level: 'commune' });
    expect(direct.rows[0]?.row.numerator).toBe(360);
    expect(direct.rows[0]?.row.missing).toEqual([{ unit_id: 't.h2.x4', reason: 'no_value' }]);
  } finally {
    await engine.close();
  }
});

it('a district of which a commune is missing is missing itself', async () => {
  const engine = await open([filed('t.h1.x1', 100), filed('t.h1.x2', 100), filed('t.h2', 40)]);
  try {
    const { rows } = await askRollUp(engine, { ...asked, unit_id: 't' });
    expect(rows[0]?.row.missing).toEqual([{ unit_id: 't.h1', reason: 'no_value' }]);
  } finally {
    await engine.close();
  }
});

it('tells who handed in, when, and who is late; the day of the others holds for who has no row', async () => {
  const due_on = '2024-10-15';
  const engine = await open(
    [],
    [
      { unit_id: 't.h1.x1', ...SENT, due_on, received_on: '2024-10-14' },
      { unit_id: 't.h1.x2', ...SENT, due_on, received_on: '2024-10-18' },
    ],
  );
  try {
    const { members, report } = await askRollUp(engine, { ...asked, unit_id: 't.h1' });
    expect(report).toBe('Báo cáo quý');
    expect(members.map(({ state, due_on: day }) => [state, day])).toEqual([
      ['in_time', due_on],
      ['late', due_on],
      ['overdue', due_on],
    ]);
  } finally {
    await engine.close();
  }
});

it('no unit inside: nobody has to report', async () => {
  const engine = await open([]);
  try {
    const found = await askRollUp(engine, { ...asked, unit_id: 't.h1.x1' });
    expect([found.members, found.rows, found.levels]).toEqual([[], [], []]);
    await expect(askRollUp(engine, { ...asked, unit_id: 'gone' })).rejects.toMatchObject({
      code: 'unknown_unit',
    });
  } finally {
    await engine.close();
  }
});
