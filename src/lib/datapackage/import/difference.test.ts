import { expect, test } from 'vitest';
import { importOf } from '../../../../tests/fixtures/import/import-support';
import { difference } from './difference';

const KEY = ['unit_id', 'indicator_id', 'period', 'breakdown'];

async function typedOf(text: string) {
  const result = await importOf(text);
  if (result.status !== 'ready' || !result.tables[0]) throw new Error(result.status);
  return result.tables[0].typed();
}

test('tells what would be added, changed, left as it is, and what the file does not have', async () => {
  const loaded = await typedOf('Tỉnh;SIPAS 2023\nHà Nội;80,1\nHuế;81\nCao Bằng;82\n');
  const next = await typedOf('Tỉnh;SIPAS 2023\nHà Nội;80,1\nHuế;81,5\nLạng Sơn;83\n');
  expect(difference(next, loaded, KEY)).toEqual({
    added: 1,
    changed: 1,
    same: 1,
    absent: 1,
    samples: {
      added: [['lang-son', 'sipas', '2023', '']],
      absent: [['cao-bang', 'sipas', '2023', '']],
      changed: [{ key: ['hue', 'sipas', '2023', ''], column: 'value', before: 81, after: 81.5 }],
    },
  });
});

test('the same file twice changes nothing', async () => {
  const table = await typedOf('Tỉnh;SIPAS 2023\nHà Nội;80,1\n');
  expect(difference(table, table, KEY)).toMatchObject({ added: 0, changed: 0, same: 1, absent: 0 });
});
