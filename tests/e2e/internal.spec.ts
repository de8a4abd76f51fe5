import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TABLES = ['plans', 'tasks', 'task_reports', 'difficulties', 'scorecards', 'adjustments'];
type Rows = Record<string, string>[];
const rowsOf = (path: string): Rows =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

test('no download holds a row marked internal', () => {
  for (const table of TABLES) {
    const path = join('build', 'du-lieu', 'tai-ve', `${table}.csv`);
    expect(readFileSync(path, 'utf8').split('\n')[0], table).toContain('internal');
    expect(
      rowsOf(path).filter((row) => row['internal'] === 'true'),
      table,
    ).toEqual([]);
  }
});

test('nothing that is only in rows marked internal is anywhere in the build', () => {
  const all = TABLES.flatMap((table) => rowsOf(join('data', `${table}.csv`)));
  const open = JSON.stringify(all.filter((row) => row['internal'] !== 'true'));
  const words = all
    .filter((row) => row['internal'] === 'true')
    .flatMap((row) => Object.values(row))
    .filter((word) => word.length > 8 && !open.includes(JSON.stringify(word).slice(1, -1)));
  // What tests of internal rows call them: nothing of a test is published.
  words.push('zzinternalzz');
  const files = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|json|csv|js|svg|xml)$/.test(path),
  );
  expect(files.length).toBeGreaterThan(500);
  for (const path of files) {
    const text = readFileSync(join('build', path), 'utf8');
    for (const word of words) expect(text.includes(word), `${path}: ${word}`).toBe(false);
  }
});
