import { DuckDBInstance } from '@duckdb/node-api';
import { strToU8, zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BAD } from '../../../../tests/fixtures/import/bad-files';
import { book } from '../../../../tests/fixtures/import/book';
import { importOf } from '../../../../tests/fixtures/import/import-support';
import { problemText } from '../../messages/problem';

const FOLDER = 'tests/fixtures/import/bad/';

const REFUSALS: Record<string, string> = {
  'chu-trong-cot-so.csv':
    'Tệp chu-trong-cot-so.csv, dòng 3, cột “Giá trị”: thấy “tám mươi”, cần một số',
  'trung-dong.csv':
    'dòng 3: trùng với dòng 2 (cùng unit_id, indicator_id, period, breakdown: ha-noi | sipas | 2023)',
  'don-vi-la.csv':
    'dòng 3, cột “Địa phương”: thấy “Gia Lay”, không có đơn vị này; gần nhất: gia-lai',
  'don-vi-da-het.csv': 'dòng 2, cột “Địa phương”: đơn vị “binh-dinh” đã chấm dứt ngày 30/06/2025',
  'chi-so-la.csv': 'dòng 2, cột “Chỉ số”: thấy “Chỉ số lạ”, không có chỉ số này',
  'thua-o.csv': 'dòng 2: dòng có 5 ô, trong khi dòng tiêu đề có 4 ô',
  'thieu-o.csv': 'dòng 3: dòng có 3 ô, trong khi dòng tiêu đề có 4 ô',
  'hai-bang-ma.csv': 'dòng 3: tệp trộn hai bảng mã',
  'tcvn3.csv': 'dòng 2: thấy “Cao B»ng',
  'ky-sai.csv': 'dòng 2, cột “Năm”: thấy “2023-13”, cần một kỳ số liệu',
  'ngay-khong-co.csv': 'dòng 2, cột “Tính đến ngày”: thấy “31/02/2024”, cần một ngày có thật',
  'ngoai-thang.csv': 'dòng 2, cột “Giá trị”: thấy “182,5”, tỷ lệ phần trăm phải trong khoảng 0–100',
  'hai-kieu-so.csv': 'dòng 4, cột “Giá trị”: thấy “81.25”, cột này viết số thập phân theo hai cách',
  'ma-khac-ten.csv':
    'dòng 2, cột “Địa phương”: thấy “Cao Bằng”, nhưng mã và tên trên dòng này chỉ hai đơn vị',
  'tu-lon-hon-mau.csv': 'dòng 2, cột “Tử số”: thấy “120”, tử số lớn hơn mẫu số (100)',
  'rong.csv': 'Tệp rong.csv: tệp rỗng (0 byte)',
  'toan-dong-trong.csv': 'không tìm thấy dòng tiêu đề',
  'chi-co-tieu-de.csv': 'chỉ có dòng tiêu đề, chưa có dòng số liệu nào',
  'khong-tieu-de.csv': 'không tìm thấy dòng tiêu đề của bảng',
  'hai-cot-cung-ten.csv': 'dòng 1, cột “Giá trị”: cột bị lặp lại',
  'hai-bang.csv': 'dòng 4: từ dòng này là một bảng khác',
  'cot-nguyen-mau.csv': 'không tìm thấy dòng tiêu đề của bảng',
  'don-vi-nguyen-mau.csv': 'dòng 2, cột “Địa phương”: thấy “__proto__”, không có đơn vị này',
  'ngoac-kep-ho.csv': 'dòng 2: dấu ngoặc kép mở ra mà không đóng lại',
  'nhi-phan.csv': 'có ký tự nhị phân',
  'trang-web.xls': 'nội dung bên trong là trang web (HTML)',
  'doi-cu.xls': 'tệp Excel đời cũ (.xls)',
  'mat-khau.xlsx': 'bảng tính có mật khẩu',
  'chu-thuong.xlsx': 'đây không phải tệp XLSX; nội dung bên trong là văn bản thường',
  'cut.xlsx': 'bảng tính bị hỏng hoặc bị cắt cụt',
  'khong-trang-tinh.xlsx': 'bảng tính không có trang tính nào',
  'thieu-trang-tinh.xlsx': 'bảng tính không có trang tính nào',
  'khai-bao-thuc-the.xlsx': 'bảng tính bị hỏng',
  'cong-thuc-chua-tinh.xlsx':
    'cong-thuc-chua-tinh.xlsx › Bảng, dòng 2, cột “Giá trị”: ô chứa lỗi hoặc công thức chưa tính',
  'o-loi.xlsx': '› Bảng, dòng 3, cột “Giá trị”: thấy “#REF!”, ô chứa lỗi',
  'trang-trong.xlsx': 'không tìm thấy dòng tiêu đề',
  'cut.parquet': 'tệp Parquet bị hỏng hoặc bị cắt cụt',
  'thieu-mo-ta.zip': 'datapackage.json: không tìm thấy tệp này',
  'duong-dan-ra-ngoai.zip': 'dẫn ra ngoài thư mục giải nén',
  'goi-bang-la.zip': 'không có bảng “la” trong gói dữ liệu',
};

async function refusal(data: Uint8Array, name: string): Promise<string> {
  const result = await importOf(data, name);
  if (result.status !== 'refused') throw new Error(`${name}: ${result.status}`);
  expect(result.problems.length).toBeGreaterThan(0);
  expect(result).not.toHaveProperty('tables');
  return problemText(result.problems[0] ?? { code: '', file: '' });
}

describe('broken files are refused whole, with file, row and column', () => {
  test('each has its sentence', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(BAD).sort());
    expect(Object.keys(REFUSALS).sort()).toEqual(Object.keys(BAD).sort());
  });
  test.each(Object.entries(REFUSALS))('%s', async (name, sentence) => {
    const bytes = new Uint8Array(readFileSync(FOLDER + name));
    expect(await refusal(bytes, name)).toContain(sentence);
  });

  test('a workbook that unpacks to far more than it is', async () => {
    const zeros = new Uint8Array(60_000_000);
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': zeros,
    });
    expect(await refusal(bomb, 'bom.xlsx')).toContain(
      'không phải tệp số liệu bình thường nên không mở',
    );
  });
  test('a cell of a million characters', async () => {
    const text = `Địa phương;Năm;SIPAS\n${'x'.repeat(1_000_000)};2023;80\n`;
    const sentence = await refusal(strToU8(text), 'dai.csv');
    expect(sentence).toContain('dòng 2, cột “A”: ô có 1000000 ký tự');
    const workbook = book([
      {
        name: 'S',
        rows: [
          ['Tỉnh', 'Năm', 'SIPAS'],
          [{ v: 'y'.repeat(1_000_000), t: 'str' }, 2023, 80],
        ],
      },
    ]);
    expect(await refusal(workbook, 'dai.xlsx')).toContain(
      'dai.xlsx › S, dòng 2, cột “A”: ô có 1000000 ký tự',
    );
  });
  test('nested Parquet', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'parscope-import-'));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT 'ha-noi' AS unit_id, [1, 2] AS value) TO '${scratch}/a.parquet'`,
    );
    connection.closeSync();
    const bytes = new Uint8Array(await readFile(`${scratch}/a.parquet`));
    await rm(scratch, { recursive: true });
    expect(await refusal(bytes, 'a.parquet')).toContain('cột “value”: cột chứa dữ liệu lồng nhau');
  });
});
