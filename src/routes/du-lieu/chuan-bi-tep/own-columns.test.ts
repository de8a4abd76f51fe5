import { expect, test } from 'vitest';
import { OWN_COLUMNS, readOwnHeader } from '../../../lib/datapackage/own-header';
import { OWN_COLUMN_HELP } from './own-columns';

test('every column that is read is explained, and every name given for it is read as it', () => {
  expect(OWN_COLUMN_HELP.map(({ column }) => column).sort()).toEqual([...OWN_COLUMNS].sort());
  for (const { column, names } of OWN_COLUMN_HELP)
    for (const name of names().split(', ')) {
      const { at, unread } = readOwnHeader([name], 'x.csv');
      expect([name, [...at.keys()], unread]).toEqual([name, [column], []]);
    }
});
