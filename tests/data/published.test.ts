import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

type Row = Record<string, string>;
type Group = readonly [cells: number, values: number, ranks: number, numerators: number];
interface Origin {
  rows: number;
  leftOut: number;
  groups: Record<string, Group>;
}

const root = join(import.meta.dirname, '..', '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const table = (path: string) =>
  Papa.parse<Row>(text(`data/${path}`), { header: true, skipEmptyLines: true }).data;

const golden = JSON.parse(text('tests/data/published.golden.json')) as Record<string, Origin>;
const files = ['par-index', 'sipas', 'dvc-766', 'service-rates', 'internal', 'pci', 'dti'];
const observations = files.flatMap((file) => table(`observations/${file}.csv`));
const leftOut = table('left_out.csv');
const sources = new Set(Object.values(golden).flatMap((o) => Object.keys(o.groups).map(sourceOf)));
const published = observations.filter((row) => sources.has(row.source_id ?? ''));

function sourceOf(group: string): string {
  return group.split('|')[0] ?? '';
}

function add(groups: Map<string, number[]>, key: string, group: readonly number[]) {
  const sum = groups.get(key) ?? group.map(() => 0);
  groups.set(
    key,
    sum.map((n, i) => n + (group[i] ?? 0)),
  );
}

function rounded(groups: Map<string, number[]>) {
  const entries = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, sums]) => [key, ...sums.map((n) => Number(n.toFixed(3)))]);
}

describe('published rows of the collected tables', () => {
  it.each([
    ['par_index_published', 194, 10, 184],
    ['par_sipas_more', 241, 52, 189],
    ['internal_results', 177, 17, 160],
    ['dvc766_portal_snapshot_2022_2024', 612, 0, 612],
    ['service_rates', 113, 34, 79],
    // One row holds a total and its groups: 43 rows are 108 cells.
    ['dvc766_components', 44, 1, 108],
  ])('%s: %i rows, %i left out with a reason, %i cells kept', (name, rows, out, cells) => {
    const origin = golden[name];
    const kept = Object.values(origin?.groups ?? {}).reduce((n, [count]) => n + count, 0);
    expect([origin?.rows, origin?.leftOut, kept]).toEqual([rows, out, cells]);
    if (name !== 'dvc766_components') expect(kept + out).toBe(rows);
    const lost = leftOut.filter((row) => row.origin === name);
    expect(lost).toHaveLength(out);
    expect(lost.filter((row) => !row.reason)).toEqual([]);
    expect(new Set(lost.map((row) => row.origin_row)).size).toBe(out);
  });

  it('keeps every value, rank and numerator by source, indicator and period', () => {
    const expected = new Map<string, number[]>();
    for (const origin of Object.values(golden))
      for (const [key, group] of Object.entries(origin.groups)) add(expected, key, group);
    const found = new Map<string, number[]>();
    for (const row of published)
      add(found, `${row.source_id}|${row.indicator_id}|${row.period}`, [
        1,
        Number(row.value),
        Number(row.published_rank),
        Number(row.numerator),
      ]);
    expect(rounded(found)).toEqual(rounded(expected));
  });

  it('shows exactly one row of every cell', () => {
    const cells = new Map<string, Row[]>();
    for (const row of observations) {
      const key = [row.unit_id, row.indicator_id, row.period, row.breakdown].join('|');
      cells.set(key, [...(cells.get(key) ?? []), row]);
    }
    const wrong = [...cells].filter(
      ([, rows]) => rows.filter((row) => row.preferred === 'true').length !== 1,
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('has a value or a published rank in every row, and no rank without a place', () => {
    expect(published.filter((row) => !row.value && !row.published_rank)).toEqual([]);
    const beyond = published.filter(
      (row) => row.published_of && Number(row.published_rank || 'NaN') > Number(row.published_of),
    );
    expect(beyond).toEqual([]);
  });

  it.each([
    ['hai-phong', 'par-index', '2023', '91.87', '91.81'],
    ['ha-noi', 'par-index', '2024', '92.57', '92.75'],
    ['hai-phong', 'sipas', '2023', '88.09', '88.9'],
    ['son-la', 'dvc-766', '2025-12', '86.94', '83.63'],
  ])('keeps both sides of the conflict over %s %s %s', (unit, indicator, period, shown, rival) => {
    const rows = observations.filter(
      (row) => row.unit_id === unit && row.indicator_id === indicator && row.period === period,
    );
    const preferred = rows.filter((row) => row.preferred === 'true');
    expect(preferred.map((row) => [row.value, row.status])).toEqual([[shown, 'conflict']]);
    expect(rows.filter((row) => row.preferred === 'false').map((row) => row.value)).toEqual([
      rival,
    ]);
  });

  it('keeps Long An 2023 at rank 8 and at rank 7, both marked', () => {
    const rows = observations.filter(
      (row) =>
        row.unit_id === 'long-an' && row.indicator_id === 'par-index' && row.period === '2023',
    );
    const ranks = rows.map((row) => [row.published_rank, row.status, row.preferred]);
    expect(ranks).toContainEqual(['8', 'conflict', 'true']);
    expect(ranks).toContainEqual(['7', 'conflict', 'false']);
    expect(rows.every((row) => row.value === '')).toBe(true);
  });

  it('keeps printed rates equal to their parts, the marked conflicts aside', () => {
    const parts = published.filter((row) => row.value && row.numerator && row.denominator);
    expect(parts.length).toBeGreaterThan(20);
    const off = parts.filter(
      (row) =>
        row.status !== 'conflict' &&
        Math.abs((100 * Number(row.numerator)) / Number(row.denominator) - Number(row.value)) > 0.1,
    );
    expect(off).toEqual([]);
  });

  it('names only units, indicators and sources that exist, each unit while it existed', () => {
    const units = new Map(table('units.csv').map((row) => [row.unit_id, row]));
    const indicators = new Set(table('indicators.csv').map((row) => row.indicator_id));
    const known = new Set(table('sources.csv').map((row) => row.source_id));
    expect(published.filter((row) => !indicators.has(row.indicator_id))).toEqual([]);
    expect([...sources].filter((id) => !known.has(id))).toEqual([]);
    const retold = new Set(['dvcqg-snapshot-2025', 'dantri-20251021181803153']);
    const wrong = published.filter((row) => {
      const unit = units.get(row.unit_id);
      const year = (row.period ?? '').slice(0, 4);
      if (!unit) return true;
      if (unit.valid_to && year > unit.valid_to.slice(0, 4)) return true;
      return (unit.valid_from ?? '').slice(0, 4) > year && !retold.has(row.source_id ?? '');
    });
    expect(wrong).toEqual([]);
  });
});
