import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadKnown } from '../datapackage/known';
import type { Known } from '../datapackage/own-rows';
import { openNative } from '../engine/native';
import { checkFile } from './check-file';

let known: Known;
beforeAll(async () => {
  known = await loadKnown((path) => readFile(join('data', path)).catch(() => null));
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
  const reply = await checkFile({ file: new File([content], name), known }, ({ part }) =>
    seen.push(part),
  );
  return { reply, seen };
}

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
    await engine.loadArrow('own_1', checked?.ipc ?? new Uint8Array());
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
    ['note.xlsx', 'x', 'file_type'],
    ['a.parquet', 'PAR1 and no more', 'parquet_broken'],
    ['a.csv', '\x89PNG\r\n\x1a\n', 'file_looks_like'],
    ['empty.csv', '', 'file_empty'],
  ])('%s is refused as a whole', async (name, text, code) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const { reply } = await check(name, bytes);
    expect(reply).toMatchObject({ kind: 'refused', problems: [{ code, file: name }] });
  });
});
