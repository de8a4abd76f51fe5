import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TABLES = ['plans', 'tasks', 'task_reports', 'difficulties', 'scorecards', 'adjustments'];
type Rows = Record<string, string>[];
const rowsOf = (path: string): Rows =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** The rows of the package that may be published, and the keys that tell them apart. */
const KEYS: Record<string, string[]> = {
  plans: ['plan_id'],
  tasks: ['task_id'],
  task_reports: ['task_id', 'member_id', 'reported_on'],
  difficulties: ['difficulty_id'],
  scorecards: ['unit_id', 'framework_id', 'indicator_id', 'period'],
  adjustments: ['adjustment_id'],
};
const keysOf = (table: string, rows: Rows): string[] =>
  rows.map((row) => JSON.stringify((KEYS[table] ?? []).map((key) => row[key]))).sort();

test('a download holds the rows that are not internal, all of them and no other', () => {
  const hidden: Record<string, Set<string | undefined>> = {};
  for (const table of TABLES) {
    const path = join('build', 'du-lieu', 'tai-ve', `${table}.csv`);
    const head = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)[0]
      ?.split(',');
    expect(head, table).toEqual(expect.arrayContaining([...(KEYS[table] ?? []), 'internal']));
    const all = rowsOf(join('data', `${table}.csv`));
    const open = all.filter(
      (row) =>
        row['internal'] !== 'true' &&
        !hidden['plans']?.has(row['plan_id']) &&
        !hidden['tasks']?.has(row['task_id']),
    );
    const [key = ''] = KEYS[table] ?? [];
    hidden[table] = new Set(all.filter((row) => !open.includes(row)).map((row) => row[key]));
    const given = rowsOf(path);
    expect(keysOf(table, given), table).toEqual(keysOf(table, open));
    expect(given.filter((row) => row['internal'] === 'true')).toEqual([]);
  }
  expect(rowsOf(join('build', 'du-lieu', 'tai-ve', 'tasks.csv')).length).toBeGreaterThan(200);
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
    /\.(html|json|csv|js|svg|xml|duckdb)$/.test(path),
  );
  expect(files.length).toBeGreaterThan(500);
  // The same search finds what is open: the words of a plan are on its page, in a download and in the database.
  const [shown = ''] = rowsOf(join('data', 'plans.csv')).flatMap((row) =>
    row['internal'] === 'true' ? [] : [row['plan_id'] ?? ''],
  );
  const found = new Set<string>();
  for (const path of files) {
    const bytes = readFileSync(join('build', path));
    if (bytes.includes(shown)) found.add(extname(path));
    for (const word of words) expect(bytes.includes(word), `${path}: ${word}`).toBe(false);
  }
  expect([...found]).toEqual(expect.arrayContaining(['.html', '.csv', '.duckdb']));
});
