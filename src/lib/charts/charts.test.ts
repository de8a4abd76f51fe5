import type { SeriesOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { fiveNumbers } from '../domain/numbers';
import { bars } from './bars';
import { distribution } from './distribution';
import { dotPlot } from './dot-plot';
import { pointsOf, POINTS, REBASED } from './fixtures.test-helper';
import { heatmap } from './heatmap';
import { lines } from './lines';
import { radar } from './radar';
import { slope } from './slope';
import { smallMultiples } from './small-multiples';
import { spark } from './spark';
import type { ChartSpec } from './spec';

function seriesOf(spec: ChartSpec): SeriesOption[] {
  const { series } = spec.option;
  return Array.isArray(series) ? series : series ? [series] : [];
}
function namesOf(spec: ChartSpec): unknown[] {
  return seriesOf(spec).map((series) => series.name);
}
/** Data of the drawn polylines. */
function strokes(spec: ChartSpec): unknown[][] {
  return seriesOf(spec).flatMap((one) =>
    one.type === 'line' && Array.isArray(one.data) && one.data.length > 1 ? [one.data] : [],
  );
}

const broken = {
  id: 'a',
  name: 'Đà Nẵng',
  points: pointsOf([1, 2, 3, 9, null, 8], { 3: REBASED }),
};
const axes = ['Tham gia', 'Minh bạch', 'Giải trình', 'Kiểm soát'].map((name, i) => ({
  id: `d${i}`,
  name,
  min: 1,
  max: 10,
  decimals: 2,
}));

describe('lines', () => {
  const spec = lines({ series: [broken], style: POINTS }, 720);

  it('draws no stroke across a break or a gap', () => {
    expect(strokes(spec)).toEqual([
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ]);
  });
  it('says why under the chart, with the sign that stands at the break', () => {
    expect(spec.notes).toHaveLength(1);
    expect(spec.notes[0]).toMatch(/^① .*2014.*đặt lại mốc gốc/);
    expect(JSON.stringify(spec.option.series)).toContain('①');
  });
  it('never draws a missing value', () => {
    const markers = seriesOf(spec).find((one) => one.type === 'scatter');
    expect(JSON.stringify(markers?.data)).not.toContain('[4,');
    expect(markers?.data).toHaveLength(5);
  });
  it('names every series, and series without values in the notes', () => {
    const two = lines(
      { series: [broken, { id: 'b', name: 'Huế', points: pointsOf([null]) }], style: POINTS },
      340,
    );
    expect(namesOf(two).every((name) => typeof name === 'string' && name !== '')).toBe(true);
    expect(two.notes.join()).toContain('Huế');
  });
  it('writes values with a decimal comma', () => {
    const markers = seriesOf(spec).find((one) => one.type === 'scatter');
    expect(JSON.stringify(markers?.data)).toContain('năm 2011: 1,00');
  });
});

describe('distribution', () => {
  const year = (period: number, values: number[], more = {}) => ({
    period: String(period),
    values,
    expected: 3,
    summary: values.length === 3 ? fiveNumbers(values) : null,
    national: null,
    retrospective: false,
    break_before: false,
    reason: null,
    ...more,
  });
  const spec = distribution(
    {
      years: [
        year(2011, [1, 2, 3]),
        year(2012, [2, 3, 4], { national: 3.1 }),
        year(2013, [9, 4]),
        year(2014, [5, 6, 7], { break_before: true, reason: REBASED }),
        year(2015, [5, 6, 8], { retrospective: true }),
        year(2016, [1, 1, 2], { break_before: true, reason: REBASED }),
      ],
      style: POINTS,
    },
    720,
  );

  it('joins medians of complete sets only, and never across a break', () => {
    expect(strokes(spec)).toEqual([
      [
        [0, 2],
        [1, 3],
      ],
      [
        [3, 6],
        [4, 6],
      ],
    ]);
    expect(spec.notes.join(' ')).toMatch(/① .*2014, 2016.*đặt lại mốc gốc/);
  });
  it('draws a box for a complete set and a dot for each known value of a part', () => {
    const box = seriesOf(spec).find((one) => one.type === 'custom');
    expect(box?.data).toHaveLength(5);
    const dots = seriesOf(spec).find((one) => one.type === 'scatter' && one.symbolSize === 6);
    expect(JSON.stringify(dots?.data)).toContain('[2,9]');
    expect(dots?.data).toHaveLength(2);
  });
  it('says how many units every year has, and shows the printed national figure', () => {
    expect(spec.notes.join(' ')).toContain('2011–2012: 3/3; 2013: 2/3; 2014–2016: 3/3');
    expect(spec.notes.join(' ')).toContain('không tính trung vị: 2013.');
    expect(spec.notes.join(' ')).toContain('Hồi tố (2015)');
    const national = seriesOf(spec).find((one) => one.name === 'Cả nước (công bố)');
    expect(JSON.stringify(national?.data)).toContain('[1,3.1]');
  });
});

describe('bars', () => {
  const spec = bars(
    {
      rows: [
        { unit_id: 'a', name: 'Hải Phòng', value: 96.17, rank: 1, us: true },
        { unit_id: 'b', name: 'Bắc Giang', value: null, rank: null, without: 'không công bố' },
      ],
      style: POINTS,
    },
    340,
  );
  it('gives a missing value no bar but its word', () => {
    const bar = seriesOf(spec).find((one) => one.type === 'bar');
    const data = Array.isArray(bar?.data) ? bar.data : [];
    expect(data[1]).toMatchObject({ value: '-', label: { show: false } });
    expect(data[0]).toMatchObject({ value: 96.17, label: { formatter: '96,17' } });
  });
  it('starts at zero', () => {
    expect(spec.option.xAxis).toMatchObject({ min: 0 });
  });
});

describe('slope', () => {
  const spec = slope(
    {
      before: '2023',
      now: '2024',
      style: POINTS,
      rows: [
        { id: 'a', name: 'A', before: 1, now: 2, comparable: true, reason: null },
        { id: 'b', name: 'B', before: 3, now: 4, comparable: false, reason: REBASED },
        { id: 'c', name: 'C', before: null, now: 4, comparable: false, reason: null },
      ],
    },
    720,
  );
  it('joins only what may be compared and says why the rest is not', () => {
    expect(strokes(spec)).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
    ]);
    expect(spec.notes.join(' ')).toMatch(/B – .*đặt lại mốc gốc/);
    expect(spec.notes.join(' ')).toContain('C');
  });
  it('has no point for a missing value', () => {
    const own = seriesOf(spec).filter((one) => one.name === 'C');
    expect(own.map((one) => one.data)).toEqual([[[1, 4]]]);
  });
});

describe('heatmap', () => {
  it('holds "-" for a missing cell and explains the hatching', () => {
    const spec = heatmap(
      {
        rows: [{ id: 'a', name: 'A', values: [0, null] }],
        columns: [{ name: '2023' }, { name: '2024' }],
        style: POINTS,
      },
      720,
    );
    const data = seriesOf(spec)[0]?.data;
    expect(JSON.stringify(data)).toContain('[1,0,"-"]');
    expect(JSON.stringify(data)).toContain('[0,0,0]');
    expect(spec.notes[0]).toContain('chưa có số liệu');
  });
});

describe('small multiples', () => {
  it('draws a panel a series, on its own axes, unbroken pieces only', () => {
    const panels = [
      { ...broken, style: POINTS },
      { id: 'b', name: 'B', points: pointsOf([1, 2]), style: POINTS },
    ];
    const spec = smallMultiples({ panels, sameScale: true }, 340);
    expect(spec.option.grid).toHaveLength(2);
    expect(strokes(spec).map((data) => data.length)).toEqual([3, 2]);
    expect(namesOf(spec).every(Boolean)).toBe(true);
  });
});

describe('radar and its twin', () => {
  const units = [
    { id: 'a', name: 'A', values: [1, 2, 3, 10] },
    { id: 'b', name: 'B', values: [4, null, 6, 7] },
  ];
  it('keeps only axes on which every unit has a value, and names the others', () => {
    const spec = radar({ axes, units }, 720);
    const data = seriesOf(spec ?? { option: {}, width: 0, height: 0, notes: [] }).map(
      (s) => s.data,
    );
    expect(JSON.stringify(data)).toBe(
      JSON.stringify([
        [{ name: 'A', value: [0, 2 / 9, 1] }],
        [{ name: 'B', value: [3 / 9, 5 / 9, 6 / 9] }],
      ]),
    );
    expect(spec?.notes.join(' ')).toContain('Minh bạch');
  });
  it('is not drawn with fewer than three axes, unknown scales or more than four units', () => {
    expect(radar({ axes: axes.slice(0, 3), units }, 720)).toBeNull();
    const unknown = axes.map((axis) => ({ ...axis, max: null }));
    expect(radar({ axes: unknown, units }, 720)).toBeNull();
    const five = Array.from({ length: 5 }, (_, i) => ({
      id: `${i}`,
      name: `${i}`,
      values: [1, 2, 3, 4],
    }));
    expect(radar({ axes, units: five }, 720)).toBeNull();
  });
  it('shows in the dot plot what there is, and says what is missing', () => {
    const spec = dotPlot({ axes, units }, 340);
    expect(seriesOf(spec).map((one) => (Array.isArray(one.data) ? one.data.length : 0))).toEqual([
      4, 3,
    ]);
    expect(spec.notes.join(' ')).toMatch(/B chưa có số liệu: Minh bạch/);
  });
});

describe('spark', () => {
  it('starts a new stroke after a break and a gap', () => {
    const drawn = spark(broken.points);
    expect(drawn?.line.match(/M/g)).toHaveLength(1);
    expect(drawn?.dots).toHaveLength(2);
    const whole = spark(pointsOf([1, 2, 3, 4], { 2: REBASED }));
    expect(whole?.line.match(/M/g)).toHaveLength(2);
  });
  it('is nothing without values', () => {
    expect(spark(pointsOf([null, null]))).toBeNull();
  });
});
