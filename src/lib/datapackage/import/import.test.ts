import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXPECTED, GOOD } from '../../../../tests/fixtures/import/good-files';
import { importOf, rowsOf } from '../../../../tests/fixtures/import/import-support';
import { parseMapping, withChoice } from './mapping';

const folder = (kind: string) => `tests/fixtures/import/${kind}/`;

describe('files of every shape give the same table', () => {
  test('at least twenty, each written by the script beside them', () => {
    expect(readdirSync(folder('good')).sort()).toEqual(Object.keys(GOOD).sort());
    expect(Object.keys(GOOD).length).toBeGreaterThanOrEqual(20);
  });
  test.each(Object.keys(GOOD))('%s', async (name) => {
    const bytes = readFileSync(folder('good') + name);
    expect(rowsOf(await importOf(new Uint8Array(bytes), name))).toEqual(EXPECTED);
  });
});

/** The first problem of each file, in words. */
describe('figures', () => {
  const one = async (value: string, indicator = 'sipas') =>
    rowsOf(await importOf(`Tỉnh;Chỉ số;Năm;Giá trị\nHà Nội;${indicator};2023;${value}\n`), [
      'value',
    ])[0];
  test.each([
    ['30,0', '30'],
    ['99,12', '99.12'],
    ['99.12', '99.12'],
    ['99,12%', '99.12'],
    ['99,12 (1)', '99.12'],
  ])('%s is %s', async (text, value) => expect(await one(text)).toBe(value));
  test.each(['(5)', '1.2.3', '80,5 điểm', '12-13'])(
    '“%s” is refused, not dropped',
    async (text) => {
      const result = await importOf(`Tỉnh;Chỉ số;Năm;Giá trị\nHà Nội;sipas;2023;${text}\n`);
      expect(result).toMatchObject({ problems: [{ code: 'cell_number', row: 2, found: text }] });
    },
  );
  test('dots of thousands are told by the decimal commas of the file', async () => {
    const result = await importOf(
      'Tỉnh\tNăm\tChỉ số\tTử số\tMẫu số\tTỷ lệ\nHà Nội\t2023\tonline-dossier-rate\t1.234\t2.000\t61,7\n',
      'a.tsv',
    );
    expect(rowsOf(result, ['numerator', 'denominator', 'value'])).toEqual(['1234 2000 61.7']);
  });
  test('one mark before three digits, and nothing else, is asked about', async () => {
    const text = 'Tỉnh\tNăm\tpar-index\nHà Nội\t2024\t1.234\n';
    const asked = await importOf(text, 'a.tsv');
    if (asked.status !== 'needs-choices' || !asked.mapping) throw new Error(asked.status);
    expect(asked.questions).toMatchObject([
      { key: 'decimal', cells: [{ place: 'a.tsv', row: 2, column: 'par-index', found: '1.234' }] },
    ]);
    const point = await importOf(text, 'a.tsv', {
      mapping: withChoice(asked.mapping, 'decimal', 'point'),
    });
    expect(rowsOf(point, ['value'])).toEqual(['1.234']);
    const comma = await importOf(text, 'a.tsv', {
      mapping: withChoice(asked.mapping, 'decimal', 'comma'),
    });
    expect(comma).toMatchObject({
      status: 'refused',
      problems: [{ code: 'scale_above', found: '1234' }],
    });
  });
  test.each(['-', '–', 'N/A', '…', 'x', ''])('“%s” is no figure, never 0', async (word) => {
    const result = await importOf(`Tỉnh;Năm;SIPAS\nHà Nội;2023;${word}\nHuế;2023;80,5\n`);
    expect(rowsOf(result)).toEqual(['hue sipas 2023 80.5']);
    expect(result.aside).toMatchObject([{ row: 2, reason: 'empty' }]);
  });
});

describe('units', () => {
  const units = async (text: string) => rowsOf(await importOf(text), ['unit_id', 'period']);
  test('the period decides between two units of one name or code', async () => {
    const text = 'Tỉnh;Năm;SIPAS\nGia Lai;2024;80,5\nGia Lai;2026;81\n64;2023;81\n52;2026;82\n';
    const [first] = text.split('64;');
    expect(await units(first ?? '')).toEqual(['gia-lai 2024', 'gia-lai-2025 2026']);
    expect(await units('Mã tỉnh;Năm;SIPAS\n52;2024;80,5\n52;2026;81\n')).toEqual([
      'binh-dinh 2024',
      'gia-lai-2025 2026',
    ]);
  });
  test.each([
    ['15', 'yen-bai', 'lao-cai-2025'],
    ['24', 'bac-giang', 'bac-ninh-2025'],
    ['44', 'quang-binh', 'quang-tri-2025'],
    ['52', 'binh-dinh', 'gia-lai-2025'],
    ['80', 'long-an', 'tay-ninh-2025'],
    ['82', 'tien-giang', 'dong-thap-2025'],
    ['91', 'kien-giang', 'an-giang-2025'],
  ])('code %s is %s, then %s', async (code, before, after) => {
    expect(await units(`Mã tỉnh;Năm;SIPAS\n${code};2024;80,5\n${code};2026;81\n`)).toEqual(
      [`${before} 2024`, `${after} 2026`].sort(),
    );
  });
  test('a list that mixes names of two eras is asked about, and read as answered', async () => {
    const text = 'Tỉnh;SIPAS 2025\nGia Lai;80,5\nBình Định;81\n';
    const asked = await importOf(text);
    if (asked.status !== 'needs-choices' || !asked.mapping) throw new Error(asked.status);
    expect(asked.questions).toMatchObject([
      {
        key: 'units-on:2025',
        code: 'units_on',
        count: 1,
        candidates: [{ value: '2025-06-30' }, { value: '2025-07-01' }],
      },
    ]);
    const mapping = withChoice(asked.mapping, 'units-on:2025', '2025-06-30');
    expect(rowsOf(await importOf(text, 'a.csv', { mapping }), ['unit_id'])).toEqual([
      'binh-dinh',
      'gia-lai',
    ]);
  });
  test('a list of the 34 of today for an earlier year is asked about', async () => {
    const today =
      'Hà Nội,Cao Bằng,Tuyên Quang,Lào Cai,Thái Nguyên,Lạng Sơn,Quảng Ninh,Bắc Ninh,Gia Lai,Đắk Lắk,Lâm Đồng,Cà Mau'.split(
        ',',
      );
    const asked = await importOf(
      `Tỉnh;SIPAS 2023\n${today.map((name) => `${name};80,5`).join('\n')}\n`,
    );
    expect(asked).toMatchObject({ status: 'needs-choices', questions: [{ key: 'units-on:2023' }] });
  });
  test('a name that two communes bear is asked about', async () => {
    const asked = await importOf('Xã, phường;Năm;SIPAS\nXã Tân Lập;2024;80,5\n');
    if (asked.status !== 'needs-choices') throw new Error(asked.status);
    expect(asked.questions[0]).toMatchObject({ code: 'unit', about: 'Xã Tân Lập' });
    expect(asked.questions[0]?.candidates.length).toBeGreaterThan(1);
  });
});

describe('mappings', () => {
  test('the same mapping reads next year’s file of the same shape, its year taken from its own title', async () => {
    const text = (year: number) =>
      `Chỉ số SIPAS năm ${year};;\nTT;Tỉnh;Điểm\n1;Hà Nội;8${year % 10},5\n`;
    const first = await importOf(text(2023));
    expect(rowsOf(first)).toEqual(['ha-noi sipas 2023 83.5']);
    const saved = JSON.stringify(first.mapping);
    const read = parseMapping(saved, 'm.json');
    if ('problem' in read) throw new Error(saved);
    const next = await importOf(text(2024), 'b.csv', { mapping: read.mapping });
    expect(rowsOf(next)).toEqual(['ha-noi sipas 2024 84.5']);
    expect(next.mapping?.fingerprint).toBe(first.mapping?.fingerprint);
  });
  test('a further year as a column is read as its neighbours', async () => {
    const first = await importOf('Tỉnh;SIPAS 2022;SIPAS 2023\nHà Nội;80,1;81,1\n');
    const { mapping } = first;
    if (!mapping) throw new Error('no mapping');
    const next = await importOf('Tỉnh;SIPAS 2023;SIPAS 2024\nHà Nội;81,1;82,1\n', 'b.csv', {
      mapping,
    });
    expect(rowsOf(next)).toEqual(['ha-noi sipas 2023 81.1', 'ha-noi sipas 2024 82.1']);
  });
  test('a spoilt mapping is named at the place', () => {
    expect(parseMapping('{', 'm.json')).toMatchObject({ problem: { code: 'descriptor_json' } });
    const mapping = { format: 'parscope-mapping', version: 1, table: 'observations' };
    expect(parseMapping(JSON.stringify(mapping), 'm.json')).toMatchObject({
      problem: { code: 'mapping_invalid', column: 'fingerprint' },
    });
  });
  test('rows set aside can be kept by their label', async () => {
    const text = 'Tỉnh;SIPAS 2023\nHà Nội;80,1\nCả nước;81,1\n';
    const first = await importOf(text);
    expect(first.aside).toMatchObject([{ row: 3, reason: 'total', text: 'Cả nước | 81,1' }]);
    if (!first.mapping) throw new Error('no mapping');
    const mapping = { ...first.mapping, keep: ['Cả nước'] };
    expect(await importOf(text, 'a.csv', { mapping })).toMatchObject({
      problems: [{ code: 'unit_unknown', row: 3 }],
    });
  });
});

test('every table of the model can be filled', async () => {
  for (const name of [
    'targets',
    'bands',
    'units',
    'tasks',
    'sources',
    'unit_weights',
    'withheld',
  ]) {
    const bytes = new Uint8Array(readFileSync(`data/${name}.csv`));
    const result = await importOf(bytes, `${name}.csv`);
    if (result.status !== 'ready')
      throw new Error(`${name}: ${JSON.stringify(result).slice(0, 800)}`);
    expect(result.tables[0]?.name).toBe(name);
  }
});

test('names and dates as people write them fill other tables too', async () => {
  const text =
    'Mã chỉ tiêu;Mã đơn vị;Kỳ;Mã kế hoạch;Yêu cầu;Mức;Nguyên văn\nSIPAS;Tỉnh Gia Lai;2024;gia-lai-2021;>=;99,12;"Giữ vững"\n';
  const columns = ['indicator_id', 'unit_id', 'period', 'op', 'value'];
  expect(rowsOf(await importOf(text), columns)).toEqual(['sipas gia-lai 2024 >= 99.12']);
  const unknown = await importOf(text.replace('gia-lai-2021', 'khong-co'));
  expect(unknown).toMatchObject({
    problems: [{ code: 'key_unknown', row: 2, column: 'Mã kế hoạch', found: 'khong-co' }],
  });
});

test('an aborted import rejects', async () => {
  const signal = AbortSignal.abort(new Error('đủ rồi'));
  const bytes = GOOD['don-gian.xlsx']?.() ?? new Uint8Array();
  await expect(importOf(bytes, 'a.xlsx', { signal })).rejects.toThrow('đủ rồi');
});
