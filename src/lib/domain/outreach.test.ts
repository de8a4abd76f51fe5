import { expect, it } from 'vitest';
import { OUTREACH_TOPICS, outreachMatrix, readOutreach } from './outreach';

it.each([
  [
    ['In áp phích, tờ gấp về CCHC phát cho người dân, tổ chức'],
    { forms: ['visual'], audiences: ['residents'] },
  ],
  [['Tuyên truyền bằng hệ thống loa phát thanh tại các khu phố'], { forms: ['loudspeaker'] }],
  [
    ['Tuyên truyền DVCTT toàn trình và DVCTT một phần đến người dân, doanh nghiệp'],
    { topics: ['online'], audiences: ['business', 'residents'] },
  ],
  [
    ['Phối hợp tuyên truyền chính sách ưu đãi đầu tư, tiếp nhận và trả kết quả'],
    { forms: [], topics: ['policy', 'procedures', 'investment'] },
  ],
  [['Bồi dưỡng lãnh đạo, quản lý'], { forms: ['training'], topics: [] }],
  [['Lồng ghép vào các cuộc họp chi bộ, họp dân'], { forms: ['meeting'] }],
  [['Công khai số điện thoại đường dây nóng'], { topics: ['feedback'], forms: [] }],
  [
    ['Xây dựng chương trình theo tuần', 'Tuyên truyền trên Hệ thống thông tin cơ sở'],
    { forms: ['loudspeaker'], topics: [] },
  ],
])('reads %j', (titles, expected) => {
  expect(readOutreach(titles)).toMatchObject(expected);
});

it('a topic without a task is an empty row; a task that does not tell is counted apart', () => {
  const tasks = [
    { topics: ['online', 'postal'], forms: ['visual'] },
    { topics: ['online'], forms: [] },
    { topics: [], forms: ['visual'] },
  ];
  const { columns, rows } = outreachMatrix(
    tasks,
    OUTREACH_TOPICS,
    ({ topics }) => topics,
    ({ forms }) => forms,
  );
  expect(columns).toEqual(['visual', '']);
  expect(rows).toHaveLength(OUTREACH_TOPICS.length + 1);
  expect(rows.find(({ row }) => row === 'online')).toEqual({
    row: 'online',
    total: 2,
    cells: [1, 1],
  });
  expect(rows.find(({ row }) => row === 'finance')).toEqual({
    row: 'finance',
    total: 0,
    cells: [0, 0],
  });
  expect(rows.at(-1)).toEqual({ row: '', total: 1, cells: [1, 0] });
});
