import { expect, it } from 'vitest';
import { near } from './near';

const units = [
  { id: 'gia-lai', name: 'Tỉnh Gia Lai' },
  { id: 'gia-lai-2025', name: 'Tỉnh Gia Lai' },
  { id: 'dong-nai', name: 'Tỉnh Đồng Nai' },
  { id: 'hue', name: 'Thành phố Huế' },
];

it('finds what was meant with marks, without, by part, or a letter off', () => {
  expect(near('Gia Lai', units).map((c) => c.id)).toEqual(['gia-lai', 'gia-lai-2025']);
  expect(near('Đồng Nai', units)[0]?.id).toBe('dong-nai');
  expect(near('gia-lia', units)[0]?.id).toBe('gia-lai');
  expect(near('xyzuvw-qqq', units)).toEqual([]);
});
