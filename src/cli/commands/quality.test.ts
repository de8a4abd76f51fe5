import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import type { QualityFinding, QualityKind } from '../../lib/domain/quality';
import { simulate } from '../simulate/package';
import { parscope } from '../parscope.test-helper';

const printed = (...args: string[]) => parscope('quality', ...args);

const keyOf = (one: { [name: string]: unknown } | QualityFinding) => {
  const { kind, unit_id, indicator_id, period } = one as Record<string, unknown>;
  return [kind, unit_id || '-', indicator_id, period].join(' ');
};

it('names every conflict and gap that is known of the shipped figures', async () => {
  const { code, out } = await printed('data', '--json');
  expect(code).toBe(0);
  const findings = JSON.parse(out) as QualityFinding[];
  const at = (unit_id: string | null, indicator_id: string, period: string) =>
    findings.find(
      (one) =>
        one.unit_id === unit_id && one.indicator_id === indicator_id && one.period === period,
    );
  const values = (one: QualityFinding | undefined) => one?.values.map(({ value }) => value);
  expect(values(at('hai-phong', 'par-index', '2023'))).toEqual([91.87, 91.81]);
  expect(values(at('ha-noi', 'par-index', '2024'))).toEqual([92.57, 92.75]);
  expect(values(at('hai-phong', 'sipas', '2023'))).toEqual([88.09, 88.9]);
  const longAn = at('long-an', 'par-index', '2023');
  expect(longAn?.values.map((one) => one.published_rank)).toEqual([8, 7]);
  for (const unit_id of ['tien-giang', 'vinh-phuc'])
    expect(at(unit_id, 'papi', '2024')?.kind).toBe('withheld');
  expect(at(null, 'par-index', '2023')).toMatchObject({
    kind: 'incomplete_set',
    params: { expected: 63 },
  });
  for (const { kind, values: all } of findings.filter((one) => /sources|conflict/.test(one.kind)))
    expect(all.length, kind).toBeGreaterThanOrEqual(kind === 'marked_conflict' ? 1 : 2);

  expect(at('bac-giang', 'papi', '2021')?.kind).toBe('withheld');
  for (const period of ['2006', '2007', '2008'])
    expect(at('ha-tay', 'pci', period)?.kind).toBe('missing_unit');
  expect(at(null, 'pci', '2005')?.kind).toBe('incomplete_set');
  expect(at(null, 'sipas', '2024')?.kind).toBe('incomplete_set');
  const sums = findings.filter((one) => one.kind === 'sum_differs');
  expect(sums.filter((one) => one.indicator_id === 'pci' && one.period === '2011')).toHaveLength(
    61,
  );
  expect(sums.filter((one) => one.indicator_id !== 'pci')).toMatchObject([
    { unit_id: 'son-la', period: '2025-12', params: { value: 86.94, computed: 83.63 } },
  ]);

  const few = new Map<QualityKind, number>([
    ['outlier', 5],
    ['undeclared_break', 6],
    ['as_of_before_end', 20],
    ['provisional_stays', 40],
    ['value_out_of_range', 0],
    ['score_above_maximum', 0],
    ['handled_above_received', 0],
  ]);
  for (const [kind, most] of few)
    expect(findings.filter((one) => one.kind === kind).length, kind).toBeLessThanOrEqual(most);
}, 120_000);

it('finds every planted fault of the simulated package, and nothing else that is odd of a kind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-planted-'));
  const made = simulate((path) => readFileSync(join('data', path), 'utf8'), 1, true);
  for (const [path, text] of made) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { code, out } = await printed(folder, '--json');
  await rm(folder, { recursive: true });
  expect(code).toBe(0);
  const findings = JSON.parse(out) as QualityFinding[];
  const faults = Papa.parse<Record<string, string>>(made.get('planted_faults.csv') ?? '', {
    header: true,
    skipEmptyLines: true,
  }).data;
  const told = new Set(findings.map(keyOf));
  const missed = faults.filter((fault) => !told.has(keyOf(fault)));
  expect(missed.map((fault) => fault['fault_id'])).toEqual([]);

  const planted = new Set(faults.map(keyOf));
  const whole = new Set(['incomplete_set', 'missing_unit', 'withheld']);
  const more = findings.filter((one) => !whole.has(one.kind) && !planted.has(keyOf(one)));
  // What follows from a fault: an impossible value is an outlier too, and two sources differ where the older is preferred.
  expect(more.map(keyOf).sort()).toEqual([
    'outlier gia-lai.kbang dossier-on-time-resolved-rate 2024-08',
    'outlier ha-noi par-index-d1 2019',
    'outlier quang-tri.vinh-linh postal-dossier-rate 2024-10',
    'score_above_maximum hau-giang.chau-thanh par-index 2022',
    'sources_differ ben-tre online-dossier-rate 2024-06',
    'sources_differ tra-vinh online-dossier-rate 2024-06',
    'sum_differs hau-giang.chau-thanh par-index 2022',
  ]);
}, 120_000);

it('says them in words, each with its sources', async () => {
  const { out } = await printed('data');
  expect(out).toContain('Các nguồn nêu số khác nhau');
  expect(out).toMatch(
    /Hải Phòng, Chỉ số CCHC.*năm 2023: 91,87, hạng 2, đang dùng \(\S+\); 91,81, hạng 2 \(/,
  );
  expect(out).toContain('ghi 63,4, tính lại 63,5117 = 58.460 / 92.046');
}, 120_000);
