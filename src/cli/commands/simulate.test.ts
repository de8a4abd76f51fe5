import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPackage } from '../../lib/datapackage/check-package';
import { groupBy } from '../../lib/domain/group-by';
import { parscope } from '../parscope.test-helper';
import { REFUSED, simulate } from '../simulate/package';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const COMMITTED = join(DATA, 'simulated');
const shipped = (path: string) => readFileSync(join(DATA, path), 'utf8');

type Rows = Record<string, string>[];
const rowsOf = (text: string | undefined): Rows =>
  Papa.parse<Record<string, string>>(text ?? '', { header: true, skipEmptyLines: true }).data;

function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [
        path.slice(folder.length + 1).replaceAll(sep, '/'),
        readFileSync(path, 'utf8'),
      ]),
  );
}

let files: Map<string, string>;
let observations: Rows;
let faults: Rows;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-simulate-'));
  files = simulate(shipped, 1);
  observations = [...files].flatMap(([path, text]) =>
    path.startsWith('observations/') ? rowsOf(text) : [],
  );
  faults = rowsOf(files.get('planted_faults.csv'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const names = (path: string, ...columns: string[]) =>
  rowsOf(files.get(path)).map((row) => columns.map((name) => row[name]).join(' '));

describe('the simulated package', () => {
  it('is the committed one, byte for byte, and another for another seed', async () => {
    expect(await parscope('simulate', '--seed', '1', '-o', folder)).toMatchObject({ code: 0 });
    const hint = 'npm run -s parscope -- simulate --seed 1 -o data/simulated';
    const [again, committed] = [filesIn(folder), filesIn(COMMITTED)];
    expect([...again.keys()], hint).toEqual([...committed.keys()]);
    for (const [path, text] of committed) {
      expect(again.get(path) === text, `${path}: ${hint}`).toBe(true);
      expect(files.get(path) === text, path).toBe(true);
    }
    const bytes = [...committed.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(6_000_000);
    const other = simulate(shipped, 2);
    expect(other.get('observations/pci.csv')).not.toBe(files.get('observations/pci.csv'));
    expect(other.get('units.csv')).toBe(files.get('units.csv'));
  }, 120_000);

  it('passes the check, which refuses just the rows laid beside it', async () => {
    const read = (some: Map<string, string>) => (path: string) => {
      const text = some.get(path);
      return Promise.resolve(text === undefined ? null : new TextEncoder().encode(text));
    };
    expect(await checkPackage(read(files))).toMatchObject({ ok: true, problems: [] });
    const whole = await checkPackage(read(simulate(shipped, 1, true)));
    const refused = rowsOf(files.get(REFUSED));
    expect(new Set(whole.problems.map(({ file }) => file))).toEqual(new Set([REFUSED]));
    expect(whole.problems.map(({ row }) => row).sort()).toEqual(refused.map((_, i) => i + 2));
    expect(new Set(whole.problems.map(({ code }) => code))).toEqual(
      new Set(['percent_range', 'scale_above', 'numerator_over_denominator']),
    );
  }, 120_000);

  it('says in every row, source and framework that it is simulated', () => {
    const { title, simulated } = JSON.parse(files.get('datapackage.json') ?? '') as {
      title: string;
      simulated: boolean;
    };
    expect(title).toContain('DỮ LIỆU MÔ PHỎNG');
    expect(simulated).toBe(true);
    const statuses = [...observations, ...rowsOf(files.get(REFUSED))].map((row) => row['status']);
    expect(new Set(statuses)).toEqual(new Set(['simulated']));
    const said = [
      ...names('sources.csv', 'title'),
      ...names('sources.csv', 'publisher'),
      ...names('frameworks.csv', 'decision_no'),
      ...names('frameworks.csv', 'note_vi'),
      ...names('framework_items.csv', 'note_vi'),
      ...names('series_breaks.csv', 'reason_vi'),
      ...names('plans.csv', 'title_vi'),
      ...names('tasks.csv', 'title_vi'),
      ...names('targets.csv', 'text_vi'),
      ...names('withheld.csv', 'reason'),
      ...names('submissions.csv', 'report'),
    ];
    expect(said.length).toBeGreaterThan(300);
    expect(said.filter((text) => !/mô phỏng/i.test(text))).toEqual([]);
  });

  it('is not part of the shipped package', () => {
    const { resources } = JSON.parse(shipped('datapackage.json')) as {
      resources: { path: string | string[] }[];
    };
    expect(resources.flatMap(({ path }) => path).filter((path) => /simulated/.test(path))).toEqual(
      [],
    );
  });
});

describe('planted faults', () => {
  it('are at least two of each kind, and stand in the tables', () => {
    const kinds = groupBy(faults, (fault) => fault['planted_as']);
    for (const [kind, some] of kinds) expect(some.length, kind).toBeGreaterThanOrEqual(2);
    expect(kinds.size).toBeGreaterThanOrEqual(17);
    const key = (row: Record<string, string>) =>
      ['unit_id', 'indicator_id', 'period'].map((name) => row[name]).join(' ');
    const keys = (rows: Rows) => new Set(rows.map(key));
    const tables = new Map([
      ['observations', keys(observations)],
      ['withheld', keys(rowsOf(files.get('withheld.csv')))],
      ['scorecards', keys(rowsOf(files.get('scorecards.csv')))],
      ['refused', keys(rowsOf(files.get(REFUSED)))],
    ]);
    for (const fault of faults) {
      const { fault_id, kind, table = '', refused } = fault;
      if (fault['unit_id'] === '') {
        const some = observations.filter(
          (row) =>
            row['indicator_id'] === fault['indicator_id'] && row['period'] === fault['period'],
        );
        expect(some.length, fault_id).toBe(63);
        continue;
      }
      const there = tables.get(refused === 'true' ? 'refused' : table)?.has(key(fault));
      expect(there, fault_id).toBe(kind !== 'missing_unit');
    }
  });
});

describe('what is simulated looks like the real thing', () => {
  const value = (indicator: string, period: string) =>
    new Map(
      observations.flatMap((row) =>
        row['indicator_id'] === indicator &&
        row['period'] === period &&
        row['preferred'] === 'true' &&
        row['value'] !== '' &&
        row['breakdown'] === '' &&
        !row['unit_id']?.includes('.')
          ? [[row['unit_id'] ?? '', Number(row['value'])] as const]
          : [],
      ),
    );
  const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const correlation = (a: Map<string, number>, b: Map<string, number>) => {
    const both = [...a.keys()].filter((id) => b.has(id));
    const [x, y] = [both.map((id) => a.get(id) ?? 0), both.map((id) => b.get(id) ?? 0)];
    const [mx, my] = [mean(x), mean(y)];
    const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
    const cov = sum((i) => ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my));
    const spread = (of: number[], m: number) =>
      of.reduce((total, one) => total + (one - m) ** 2, 0);
    return cov / Math.sqrt(spread(x, mx) * spread(y, my));
  };
  const INDICES = ['par-index', 'sipas', 'papi', 'pci', 'dti', 'dvc-766', 'online-dossier-rate'];

  it('spans the merger: 63 provinces to 2024, 34 in 2025', () => {
    for (const id of INDICES) {
      expect(value(id, '2024').size, id).toBe(63);
      expect(value(id, '2025').size, id).toBe(34);
    }
    expect(value('online-dossier-rate', '2025-06').size).toBe(63);
    expect(value('online-dossier-rate', '2025-07').size).toBe(34);
  });

  it('has indices that go together, and rise', () => {
    for (const [i, a] of INDICES.entries())
      for (const b of INDICES.slice(i + 1))
        expect(correlation(value(a, '2024'), value(b, '2024')), `${a} ${b}`).toBeGreaterThan(0.2);
    for (const id of ['pci', 'online-dossier-rate', 'papi-d1'])
      expect(mean([...value(id, '2024').values()]), id).toBeGreaterThan(
        mean([...value(id, '2018').values()]),
      );
  });

  it('breaks where it says: the total of PAPI in 2018, but not its first dimension', () => {
    const step = (id: string) =>
      mean([...value(id, '2018').values()]) - mean([...value(id, '2017').values()]);
    expect(step('papi')).toBeGreaterThan(8);
    expect(Math.abs(step('papi-d1'))).toBeLessThan(0.3);
    const declared = names('series_breaks.csv', 'indicator_id', 'period');
    expect(declared).toContain('papi 2018');
    expect(declared).not.toContain('papi-d1 2018');
    expect(declared.filter((one) => one.startsWith('ict-index'))).toEqual([]);
  });
});
