import { describe, expect, it } from 'vitest';
import { cautionsOf } from './cautions';

const point = (period: string, note: string | null, status: 'provisional' | 'final') => ({
  ...{ period, note, status },
  value: 1,
});

describe('cautions of a series', () => {
  it('tell a note of several provisional values once, with its periods', () => {
    const series = [
      point('2024', 'ảnh chụp', 'provisional'),
      point('2022', 'ảnh chụp', 'provisional'),
      point('2021', 'làm tròn', 'final'),
      point('2020', 'làm tròn', 'final'),
      point('2019', 'một lần', 'provisional'),
      { ...point('2023', 'ảnh chụp', 'provisional'), value: null },
    ];
    expect(cautionsOf(series)).toEqual([{ note: 'ảnh chụp', periods: ['2022', '2024'] }]);
    expect(cautionsOf([])).toEqual([]);
  });
});
