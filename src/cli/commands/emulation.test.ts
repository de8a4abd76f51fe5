import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { readDocx } from '../../lib/exports/docx/read.test-helper';
import { parscope as command } from '../parscope.test-helper';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-emulation-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const parscope = (line: string) => command('emulation', ...line.split(' '));

interface Said {
  rule: string;
  refusal: string | null;
  notes: string[];
  rows: { unit_id: string; place: number; value: number; change_value: number; reason: string }[];
  source_ids: string[];
}
const asked = async (line: string) => {
  const { code, out, err } = await parscope(`${line} --json`);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Said;
};

/** Values of provinces by unit, straight from the table. */
async function papi(period: string): Promise<Map<string, number>> {
  const text = await readFile('data/observations/papi.csv', 'utf8');
  const rows = Papa.parse<Record<string, string>>(text, { header: true }).data;
  return new Map(
    rows
      .filter((row) => row['indicator_id'] === 'papi' && row['period'] === period)
      .filter((row) => row['value'] && row['breakdown'] === '')
      .map((row) => [row['unit_id'] ?? '', Number(row['value'])]),
  );
}
const firstOf = (all: Iterable<[string, number]>, n: number) =>
  [...all]
    .sort((a, b) => b[1] - a[1])
    .slice(0, n)
    .map(([id]) => id);

it('names the best of PAPI 2024, as the table of observations has them', async () => {
  const said = await asked('--index papi --period 2024 --rule top -n 7');
  const values = await papi('2024');
  expect(said.rows.map((row) => row.unit_id)).toEqual(firstOf(values, 7));
  expect(said.rows.map((row) => row.value)).toEqual(
    said.rows.map((row) => values.get(row.unit_id)),
  );
  expect(said.rule).toContain('7 đơn vị có giá trị cao nhất');
  expect(said.notes.join('\n')).toContain('Đã xét 61 trên tổng số 63 đơn vị.');
  expect(said.notes.join('\n')).toMatch(/Không xét 2 đơn vị: Tiền Giang, Vĩnh Phúc/);
  expect(said.source_ids.length).toBeGreaterThan(0);
});

it('names who improved most since 2023, and whom it cannot compare', async () => {
  const said = await asked('--index papi --period 2024 --rule improved');
  const [now, before] = [await papi('2024'), await papi('2023')];
  const changes = [...now].flatMap(([id, value]): [string, number][] => {
    const earlier = before.get(id);
    return earlier === undefined ? [] : [[id, value - earlier]];
  });
  expect(said.rows.map((row) => row.unit_id)).toEqual(firstOf(changes, 5));
  for (const row of said.rows) expect(row.change_value).toBeGreaterThan(0);
  expect(said.notes.join('\n')).toContain(`Đã xét ${changes.length} trên tổng số 63 đơn vị.`);
});

it('takes printed ranks where values are too few, and says so', async () => {
  const said = await asked('--index par-index --period 2023 --rule top');
  expect(said.rows.map((row) => row.place)).toEqual([1, 2, 3, 4, 5]);
  expect(said.rule).toContain('theo hạng do nguồn công bố');
  expect(said.rows[0]?.reason).toContain('Nguồn công bố hạng 1/63');
});

test.each([
  ['--index papi --period 2018 --rule improved', /cách đo thay đổi: .*PAPI tính 8 nội dung/],
  ['--index dti --period 2024 --rule improved', /cách đo thay đổi/],
  ['--index papi --period 2011 --rule improved', /không có số liệu kỳ trước/],
  ['--index sipas --period 2024 --rule top', /chưa đủ số liệu để xếp hạng/],
  ['--rule in-time --plan hau-giang-2024 --period 2024', /chưa có báo cáo tiến độ nào/],
  ['--rule in-time --plan hau-giang-2024 --period 2019', /không có nhiệm vụ nào/],
])('%s says why there is no list', async (line, why) => {
  const { rows, refusal } = await asked(line);
  expect(rows).toEqual([]);
  expect(refusal).toMatch(why);
});

test.each([
  '--index papi --period 2024 --rule top',
  '--index papi --period 2024 --rule improved',
  '--rule in-time --plan mo-phong-gia-lai-2024 --period 2024',
])(
  'never lists anybody by simulated figures: %s',
  async (line) => {
    const { rows, refusal } = await asked(`${line} --package data/simulated`);
    expect([rows, refusal]).toEqual([[], 'Không lập được danh sách: số liệu là dữ liệu mô phỏng.']);
  },
  60_000,
);

it('writes the rule, the reasons and the sources into the files', async () => {
  const line = '--index papi --period 2024 --rule improved -n 3';
  const said = await asked(line);
  const [word, table] = [join(folder, 'a.docx'), join(folder, 'a.csv')];
  for (const file of [word, table]) expect((await parscope(`${line} -o ${file}`)).code).toBe(0);
  const read = await readDocx(await readFile(word));
  const text = read.paragraphs.map((one) => one.text).join('\n');
  expect(text).toContain('DANH SÁCH ĐỀ NGHỊ BIỂU DƯƠNG, KHEN THƯỞNG');
  for (const part of [said.rule, ...said.notes]) expect(text).toContain(part);
  expect(text).toContain('Nguồn: ');
  expect(read.tables[0]?.rows.slice(1).map(([, , reason]) => reason)).toEqual(
    said.rows.map(({ reason }) => reason),
  );
  const csv = Papa.parse<Record<string, string>>((await readFile(table, 'utf8')).slice(1), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(csv.map((row) => [row['unit_id'], row['rule'], Number(row['change_value'])])).toEqual(
    said.rows.map((row) => [row.unit_id, said.rule, row.change_value]),
  );
  for (const row of csv) expect([row['source'], row['base_source_id']].every(Boolean)).toBe(true);
});

it('a file without a list says why', async () => {
  const file = join(folder, 'none.csv');
  await parscope(`--index papi --period 2018 --rule improved -o ${file}`);
  expect(await readFile(file, 'utf8')).toContain('Không lập được danh sách: cách đo thay đổi');
});

test.each([
  ['--index papi --period 2024', /--rule/],
  ['--index papi --period 2024 --rule best', /improved/],
  ['--index papi --rule top', /--period/],
  ['--period 2024 --rule top', /--index/],
  ['--index papy --period 2024 --rule top', /papi \(PAPI\)/],
  ['--index papi --period 2024 --rule top -n 0', /từ 1 đến 100/],
  ['--index papi --period 2024 --rule top -n nhiều', /“nhiều”/],
  ['--index papi --period 2024 --rule top -o a.pdf', /\.docx/],
  ['--index papi --period 2024 --rule top --plan hau-giang-2024', /--plan/],
  ['--index papi --period 2024 --rule top --level district', /--within/],
  ['--rule in-time --period 2024', /--plan/],
  ['--rule in-time --plan khac --period 2024', /khac/],
])('%s is refused', async (line, text) => {
  const { code, out, err } = await parscope(line);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(text);
});
