import { expect, it } from 'vitest';
import { readZip } from '$lib/datapackage/zip-read';
import { writeZip } from '$lib/datapackage/zip-write';
import { conflictId } from '$lib/domain/merge-conflict';
import { archiveOf, changesOf, conflictsOf, mergeChosen, readAll } from './merging';

const DESCRIPTOR = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'thu',
  resources: [
    {
      ...{ name: 'tasks', type: 'table', path: 'tasks.csv', format: 'csv', encoding: 'utf-8' },
      schema: {
        fields: ['task_id', 'title_vi', 'lead_agency_vi'].map((name) => ({ name, type: 'string' })),
        primaryKey: ['task_id'],
        missingValues: [''],
      },
    },
  ],
};
const archive = (name: string, ...rows: string[]) => {
  const text = new TextEncoder();
  const bytes = writeZip(
    new Map([
      ['datapackage.json', text.encode(JSON.stringify(DESCRIPTOR))],
      ['tasks.csv', text.encode(['task_id,title_vi,lead_agency_vi', ...rows, ''].join('\n'))],
    ]),
    new Date(0),
  );
  return new File([new Uint8Array(bytes)], name);
};
const read = async (...others: File[]) => {
  const found = await readAll(archive('goc.zip', 'a,Hội thi,Sở A', 'b,Tập huấn,Sở B'), others);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found;
};

it('keeps edits of different fields, and asks about one field changed twice', async () => {
  const all = await read(
    archive('an.zip', 'a,Hội thi CCHC,Sở A', 'b,Tập huấn,Sở B'),
    archive('binh.zip', 'a,Hội thi 2026,Sở C', 'b,Tập huấn,Sở B', 'c,Pa nô,Sở B'),
  );
  const { conflicts, files } = conflictsOf(all);
  expect(files).toBeNull();
  expect(conflicts.map(({ field, takes }) => [field, takes.map(({ by }) => by)])).toEqual([
    ['title_vi', [['binh.zip'], ['an.zip']]],
  ]);
  expect(changesOf(all)[0]?.changes.map(({ by, kind, field }) => [by, kind, field])).toEqual([
    ['an.zip', 'changed', 'title_vi'],
    ['binh.zip', 'changed', 'title_vi'],
    ['binh.zip', 'changed', 'lead_agency_vi'],
    ['binh.zip', 'added', null],
  ]);
  expect(archiveOf(mergeChosen(all, conflicts, {}), new Date(0))).toBeNull();
  const [conflict] = conflicts;
  if (!conflict) throw new Error('conflict');
  const merged = mergeChosen(all, conflicts, { [conflictId(conflict)]: 'an.zip' });
  const zip = archiveOf(merged, new Date(0));
  const csv = zip && new TextDecoder().decode(readZip(zip, 'gop.zip').get('tasks.csv'));
  expect(csv).toContain('a,Hội thi CCHC,Sở C');
  expect(csv).toContain('c,Pa nô,Sở B');
});

it('files of one name are told apart; what is no package is told', async () => {
  const all = await read(archive('an.zip', 'a,X,Sở A'), archive('an.zip', 'a,Y,Sở A'));
  expect(all.versions.map(({ name }) => name)).toEqual(['an.zip', 'an.zip (2)']);
  const wrong = await readAll(archive('goc.zip'), [new File(['không phải zip'], 'x.zip')]);
  expect('problems' in wrong && wrong.problems.length > 0).toBe(true);
});
