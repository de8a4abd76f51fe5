import { expect, test } from 'vitest';
import { readStatus } from './own-readings';

test('a status is read by its id and by its Vietnamese words', () => {
  for (const text of ['derived', 'suy ra', 'Suy ra', 'dẫn xuất'])
    expect(readStatus(text)).toEqual({ text: 'derived' });
  expect(readStatus('đoán')).toMatchObject({ code: 'cell_enum' });
});
