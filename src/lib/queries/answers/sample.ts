import type { Engine, SqlValue } from '../../engine/engine';
import { openFixture } from '../fixture';

const unit = (
  unit_id: string,
  valid_from: string | null,
  valid_to: string | null,
  level = 'province',
) => ({
  unit_id,
  level,
  parent_id: level === 'country' ? null : 'viet-nam',
  valid_from,
  valid_to,
});
const name = (unit_id: string, short_vi: string) => ({
  unit_id,
  name_vi: `Tỉnh ${short_vi}`,
  short_vi,
});
/** A row of observations. */
export const cell = (
  unit_id: string,
  indicator_id: string,
  period: string,
  value: number | null,
  more: Record<string, SqlValue> = {},
) => ({
  unit_id,
  indicator_id,
  period,
  value,
  source_id: 'src',
  status: 'final',
  preferred: true,
  ...more,
});
const index = (indicator_id: string, measure = 'score') => ({
  indicator_id,
  index_id: indicator_id,
  name_vi: indicator_id,
  short_vi: indicator_id,
  measure,
  direction: 'higher_better',
});

/** For tests: three provinces of which two merged in 2025, three indices, one break, one withheld value. */
export function openSample(): Promise<Engine> {
  return openFixture({
    units: [
      unit('viet-nam', null, null, 'country'),
      unit('a', null, null),
      unit('b', null, '2025-06-30'),
      unit('c', null, '2025-06-30'),
      unit('b-2025', '2025-07-01', null),
    ],
    unit_names: [
      name('viet-nam', 'Việt Nam'),
      name('a', 'An'),
      name('b', 'Đông'),
      name('c', 'Dân'),
      name('b-2025', 'Đông'),
    ],
    unit_links: ['b', 'c'].map((from_unit_id) => ({
      from_unit_id,
      to_unit_id: 'b-2025',
      effective_on: '2025-07-01',
      extent: 'full',
    })),
    indicators: [index('x'), index('y'), index('z')],
    series_breaks: [
      {
        indicator_id: 'x',
        period: '2022',
        reason_code: 'framework_changed',
        reason_vi: 'Khung mới.',
      },
    ],
    frameworks: [
      { framework_id: 'x-1', index_id: 'x', year_from: 2019, year_to: 2021 },
      { framework_id: 'x-2', index_id: 'x', year_from: 2022 },
    ],
    sources: [
      { source_id: 'src', title: 'Nguồn', trust: 'high' },
      { source_id: 'press', title: 'Báo', trust: 'low' },
    ],
    withheld: [
      {
        unit_id: 'c',
        indicator_id: 'x',
        period: '2023',
        reason: 'không công bố',
        source_id: 'src',
      },
    ],
    observations: [
      cell('a', 'x', '2021', 50),
      cell('b', 'x', '2021', 60),
      cell('c', 'x', '2021', 60),
      cell('a', 'x', '2022', 71.1),
      cell('b', 'x', '2022', 70),
      cell('c', 'x', '2022', 69),
      cell('a', 'x', '2023', 72.3),
      cell('a', 'x', '2023', 72.9, { source_id: 'press', preferred: false, status: 'conflict' }),
      cell('b', 'x', '2023', 75),
      cell('viet-nam', 'x', '2023', 73),
      cell('a', 'y', '2023', 90, { published_rank: 1, published_of: 3 }),
      cell('b', 'y', '2023', null, { published_rank: 2 }),
      cell('a', 'z', '2023', 4),
      cell('b-2025', 'z', '2023', 5),
      cell('b', 'z', '2023', 3),
    ],
  });
}
