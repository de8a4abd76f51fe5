import { expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { openFixture } from '$lib/queries/fixture';
import { LATEST } from '$lib/queries/answers/unit-of';
import { ask } from '$lib/queries/question';
import { unitsById } from '$lib/queries/units-by-id';
import { lineageOf } from './lineage.server';

const unit = (unit_id: string, valid_from: string | null, valid_to: string | null) => ({
  unit_id,
  level: 'province',
  valid_from,
  valid_to,
});
const name = (unit_id: string, name_vi: string) => ({
  unit_id,
  name_vi,
  short_vi: name_vi,
  kind: name_vi.startsWith('Tỉnh') ? 'tỉnh' : 'thành phố',
});
const link = (from_unit_id: string, to_unit_id: string, effective_on: string, extent = 'full') => ({
  from_unit_id,
  to_unit_id,
  effective_on,
  extent,
  source_id: 's',
  note: from_unit_id === 'tay' ? 'Cùng ngày nhận thêm một huyện' : null,
});

const opened = openFixture({
  units: [
    unit('nui', null, '2025-06-30'),
    unit('bien', null, '2025-06-30'),
    unit('nui-2025', '2025-07-01', null),
    unit('thu-do', null, null),
    unit('tay', null, '2008-07-31'),
  ],
  unit_names: [
    name('nui', 'Tỉnh Núi'),
    name('bien', 'Tỉnh Biển'),
    name('nui-2025', 'Tỉnh Núi'),
    name('thu-do', 'Thành phố Thủ Đô'),
    name('tay', 'Tỉnh Tây'),
  ],
  unit_links: [
    link('nui', 'nui-2025', '2025-07-01'),
    link('bien', 'nui-2025', '2025-07-01', 'partial'),
    link('tay', 'thu-do', '2008-08-01'),
  ],
  sources: [{ source_id: 's', title: 'Nghị quyết', trust: 'high' }],
  observations: ['nui', 'nui-2025', 'thu-do'].map((unit_id) => ({
    unit_id,
    indicator_id: 'x',
    period: '2024',
    source_id: 's',
    value: 1,
    status: 'final',
    preferred: true,
  })),
});

async function eventsOf(unit_id: string) {
  const engine: Engine = await opened;
  const [row] = await ask(engine, unitsById, { unit_ids: [unit_id], date: LATEST });
  if (!row) throw new Error(unit_id);
  return lineageOf(engine, row);
}

test('a dissolved unit tells what it became, and with whom', async () => {
  const { events, sources } = await eventsOf('nui');
  expect(events).toMatchObject([
    {
      kind: 'became',
      effective_on: '2025-07-01',
      to: { unit_id: 'nui-2025', name: 'tỉnh Núi', same_name: true, page: true },
      others: [{ unit_id: 'bien', name: 'tỉnh Biển', partial: true, page: false }],
    },
  ]);
  expect(sources.map((source) => source.title)).toEqual(['Nghị quyết']);
});

test('the diagram draws who went into whom on one day, the page’s unit marked, parts apart', async () => {
  const engine = await opened;
  const [row] = await ask(engine, unitsById, { unit_ids: ['nui'], date: LATEST });
  if (!row) throw new Error('nui');
  const [joint, ...more] = (await lineageOf(engine, row)).joints;
  expect(more).toEqual([]);
  expect(joint).toMatchObject({
    date: '01/07/2025',
    before: [
      { unit_id: 'bien', name: 'Tỉnh Biển', href: null, us: false },
      { unit_id: 'nui', us: true },
    ],
    after: [{ unit_id: 'nui-2025', href: '/don-vi/nui-2025', us: false }],
  });
  expect(joint?.links).toEqual(
    expect.arrayContaining([
      { from: 0, to: 0, partial: true },
      { from: 1, to: 0, partial: false },
    ]),
  );
});

test('a unit that went on stands on both sides of the diagram', async () => {
  const engine = await opened;
  const [row] = await ask(engine, unitsById, { unit_ids: ['thu-do'], date: LATEST });
  if (!row) throw new Error('thu-do');
  const [joint] = (await lineageOf(engine, row)).joints;
  expect(joint?.before.map((node) => node.unit_id)).toEqual(['thu-do', 'tay']);
  expect(joint?.after.map((node) => node.unit_id)).toEqual(['thu-do']);
  expect(joint?.links).toHaveLength(2);
});

test('a merged unit tells what it was formed of', async () => {
  const { events } = await eventsOf('nui-2025');
  expect(events).toMatchObject([
    {
      kind: 'formed',
      to: null,
      others: [{ unit_id: 'bien' }, { unit_id: 'nui', same_name: true }],
    },
  ]);
});

test('a unit that went on tells who came into it, with the note of the data', async () => {
  const { events, name: own } = await eventsOf('thu-do');
  expect(own).toBe('thành phố Thủ Đô');
  expect(events).toMatchObject([
    { kind: 'took', others: [{ unit_id: 'tay' }], notes: ['Cùng ngày nhận thêm một huyện'] },
  ]);
});

test('a unit that went into one that went on joined it', async () => {
  const { events } = await eventsOf('tay');
  expect(events).toMatchObject([{ kind: 'joined', to: { unit_id: 'thu-do', page: true } }]);
});
