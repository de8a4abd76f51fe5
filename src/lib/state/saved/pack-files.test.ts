import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { tableToIpc } from '../../engine/arrow';
import type { WholeFile } from '../own-file';
import { packFiles } from './pack-files';
import { ownFile } from './saved-fixture';

const DESCRIPTOR = await readFile('data/datapackage.json', 'utf8');
const job = (files: WholeFile[], open = false) => ({
  files,
  about,
  descriptor: DESCRIPTOR,
  open,
});
const about = {
  choices: {},
  created: '2025-03-01T08:00:00Z',
  version: '1',
  title: 't',
  readme: 'r',
};
const ipc = tableToIpc(
  [
    { name: 'unit_id', type: 'string' },
    { name: 'value', type: 'number' },
  ],
  [
    ['ha-noi', 'gia-lai'],
    [0.5, 0.6],
  ],
);
const saved = (name: string, bytes: BlobPart): WholeFile => ({
  file: ownFile({ name, rows: 2 }),
  rows: { ipc: new Blob([bytes]), units: [] },
});

test.each([
  ['other bytes', new Uint8Array([1, 2, 3])],
  ['nothing', new Uint8Array()],
  ['a part', ipc.slice(0, ipc.length / 2)],
])('a file of which the browser kept %s is named, and nothing is packed', async (_, bytes) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const good = saved('a.csv', ipc.slice());
  const reply = await packFiles(job([good, saved('b.csv', bytes)]));
  expect(reply).toEqual({ kind: 'unreadable', names: ['b.csv'] });
  expect(await packFiles(job([good]))).toMatchObject({ kind: 'packed' });
});

test('memory that runs out is told as such, not as a broken file', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const big = saved('a.csv', ipc.slice());
  vi.spyOn(big.rows.ipc, 'arrayBuffer').mockRejectedValue(
    new RangeError('Array buffer allocation failed'),
  );
  expect(await packFiles(job([big]))).toEqual({ kind: 'too_big' });
});
