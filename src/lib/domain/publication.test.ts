import { expect, it } from 'vitest';
import { unpublishedProcedures } from './publication';

it('reads the procedures that a note names', () => {
  expect(unpublishedProcedures('Chưa công khai: Đăng ký khai sinh; Chứng thực bản sao.')).toEqual([
    'Đăng ký khai sinh',
    'Chứng thực bản sao',
  ]);
  expect(unpublishedProcedures('Theo Văn phòng UBND xã')).toEqual([]);
  expect(unpublishedProcedures(null)).toEqual([]);
});
