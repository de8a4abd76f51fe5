import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadImportKnown } from '../datapackage/import/known';
import type { Known } from '../datapackage/own-rows';
import { openNative } from '../engine/native';
import { checkFile } from './check-file';
import { compareRows } from './import/compare';
import { FIGURES } from './import/held-against';
import type { Reading } from './import/preview';

let known: Known;
let reading: Reading;
beforeAll(async () => {
  const all = await loadImportKnown((path) => readFile(join('data', path)).catch(() => null));
  const { units, indicators, indicatorNames, keys } = all;
  known = { units, indicators };
  const descriptor = await readFile(join('data', 'datapackage.json'), 'utf8');
  reading = { descriptor, keys, indicatorNames, mapping: null, table: null, remembered: {} };
});

const DISTRICTS = [
  'unit_id;indicator_id;period;value',
  'gia-lai.pleiku;online-dossier-rate;2024-Q4;71,25',
  'gia-lai.an-khe;online-dossier-rate;2024-Q4;64,75',
  'gia-lai.pleiku;online-dossier-rate;2024-Q3;70,5',
  'ha-noi;postal-dossier-rate;2024;12,5',
];

async function check(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const seen: number[] = [];
  const reply = await checkFile({ file: new File([content], name), known, reading }, ({ part }) =>
    seen.push(part),
  );
  return { reply, seen };
}

const read = (name: string, content: string, how: Partial<Reading>) =>
  checkFile(
    { file: new File([content], name), known, reading: { ...reading, ...how } },
    () => undefined,
  );

describe('a good file', () => {
  test('becomes a table of an engine, and tells what can be looked at', async () => {
    const { reply, seen } = await check('huyen.csv', DISTRICTS.join('\n'));
    if (reply.kind !== 'done') throw new Error(reply.kind);
    expect(seen.at(-1)).toBe(1);
    const [checked] = reply.files;
    expect(checked).toMatchObject({ name: 'huyen.csv', rows: 4, stale: null });
    expect(checked?.views).toEqual([
      {
        indicator_id: 'postal-dossier-rate',
        level: 'province',
        period: '2024',
        within: null,
        units: ['ha-noi'],
      },
      {
        indicator_id: 'online-dossier-rate',
        level: 'district',
        period: '2024-Q4',
        within: 'gia-lai',
        units: ['gia-lai.pleiku', 'gia-lai.an-khe'],
      },
    ]);
    const engine = await openNative();
    await engine.loadArrow('own_1', checked?.ipc ?? new Blob());
    expect(
      await engine.query(
        'SELECT unit_id, value, source_id, own_file FROM own_1 ORDER BY value LIMIT 1',
      ),
    ).toEqual([{ unit_id: 'ha-noi', value: 12.5, source_id: 'own:huyen', own_file: 'huyen.csv' }]);
    await engine.close();
  });
});

describe('a file that cannot be opened', () => {
  test('is refused with row and column', async () => {
    const { reply } = await check('a.csv', [...DISTRICTS, 'x.y;sipas;2024;5'].join('\n'));
    expect(reply).toMatchObject({
      kind: 'refused',
      counted: 1,
      problems: [{ code: 'unit_unknown', row: 6, column: 'unit_id', found: 'x.y' }],
    });
  });

  test.each([
    ['note.xlsx', 'x', 'file_looks_like'],
    ['a.parquet', 'PAR1 and no more', 'parquet_broken'],
    ['a.csv', '\x89PNG\r\n\x1a\n', 'file_looks_like'],
    ['empty.csv', '', 'file_empty'],
  ])('%s is refused as a whole', async (name, text, code) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const { reply } = await check(name, bytes);
    expect(reply).toMatchObject({ kind: 'refused', problems: [{ code, file: name }] });
  });
});

const fixture = async (name: string) =>
  new Uint8Array(await readFile(join('tests/fixtures/import/good', name)));

describe('a file that is not in our shape', () => {
  test('is shown with how it is read, and nothing more', async () => {
    const { reply } = await check('gop-o.xlsx', await fixture('gop-o.xlsx'));
    if (reply.kind !== 'preview') throw new Error(reply.kind);
    const { preview, checked } = reply;
    expect(preview).toMatchObject({ status: 'ready', count: 11, remembered: false, others: null });
    expect(preview.sheets).toEqual(['Bảng 1']);
    expect(preview.rows[0]).toMatchObject({ unit_id: 'ha-noi', period: '2023', value: 82.66 });
    expect(preview.aside.map(({ reason }) => reason)).toContain('footnote');
    expect(checked?.map(({ rows }) => rows)).toEqual([11]);
  });

  test('is read as one of its shape was, without what was told of that file alone', async () => {
    const text = 'Địa phương;Điểm\nCao Bằng;71,5\nHà Nội;80,25\n';
    const { reply } = await check('a.csv', text);
    if (reply.kind !== 'preview' || !reply.preview.mapping) throw new Error(reply.kind);
    expect(reply.preview.questions.map(({ code }) => code).sort()).toEqual(['indicator', 'period']);
    const choices = [
      { key: 'indicator', value: 'sipas' },
      { key: 'period', value: '2023' },
    ];
    const mapping = { ...reply.preview.mapping, choices };
    const again = await read('a.csv', text, { mapping });
    if (again.kind !== 'preview') throw new Error(again.kind);
    expect(again.preview).toMatchObject({ status: 'ready', count: 2 });
    const remembered = { [mapping.fingerprint]: JSON.stringify(mapping) };
    const next = await read('b.csv', text, { remembered });
    if (next.kind !== 'preview') throw new Error(next.kind);
    expect(next.preview.remembered).toBe(true);
    expect(next.preview.questions.map(({ code }) => code)).toEqual(['period']);
  });
});

describe('held against what is loaded', () => {
  test('rows are new, the same, changed or gone', async () => {
    const ipcOf = async (lines: string[]) => {
      const { reply } = await check('huyen.csv', lines.join('\n'));
      if (reply.kind !== 'done') throw new Error(reply.kind);
      return reply.files[0]?.ipc ?? new Blob();
    };
    const [head = '', first = '', second = '', third = ''] = DISTRICTS;
    const next = await ipcOf([head, first.replace('71,25', '72'), second, DISTRICTS[4] ?? '']);
    const loaded = { ipc: await ipcOf([head, first, second, third]) };
    const found = await compareRows({ next, loaded, ...FIGURES });
    expect(found).toMatchObject({ added: 1, changed: 1, same: 1, absent: 1 });
    expect(found.samples.changed).toEqual([
      {
        key: ['gia-lai.pleiku', 'online-dossier-rate', '2024-Q4', ''],
        column: 'value',
        before: 71.25,
        after: 72,
      },
    ]);
  });
});
