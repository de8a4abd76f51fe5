import { expect, test } from 'vitest';
import { budgetSources } from './budget-sources';

test.each<[string | null, string[]]>([
  [null, []],
  [' ', []],
  [
    'Định mức chi thường xuyên của cơ quan, đơn vị dự toán cấp tỉnh (IV.3) [?]',
    ['Định mức chi thường xuyên của cơ quan, đơn vị dự toán cấp tỉnh'],
  ],
  [
    'Kinh phí thông tin của tỉnh do ngân sách nhà nước cấp cho Sở Nội vụ (III.9.d); Ngân sách cấp huyện (IV.3)',
    ['Kinh phí thông tin của tỉnh do ngân sách nhà nước cấp cho Sở Nội vụ', 'Ngân sách cấp huyện'],
  ],
  ['UBND phường bố trí (công chức Tài chính - Kế toán tham mưu, III.1.4)', ['UBND phường bố trí']],
  ['Nguồn hợp pháp khác (IV)', ['Nguồn hợp pháp khác']],
])('%s', (text, sources) => {
  expect(budgetSources(text)).toEqual(sources);
});
