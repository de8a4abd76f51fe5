import { expect, it } from 'vitest';
import { bandOnAxis, bandShapes, bandYears } from './bands';

const axis = ['2019', '2020', '2021', '2022'];
const band = (start: string, end: string | null) => ({ start, end, label: 'một nhiệm vụ' });

it('covers the periods it touches', () => {
  expect(bandOnAxis(band('2020-07-01', '2021-03-31'), axis)).toEqual([1, 2]);
  expect(bandOnAxis(band('2021-01-01', null), axis)).toEqual([2, 3]);
  expect(bandOnAxis(band('2023-01-01', '2023-12-31'), axis)).toBeNull();
  expect(bandOnAxis(band('2021-08-01', '2021-08-31'), ['2021-Q2', '2021-Q3'])).toEqual([1, 1]);
});

it('its years belong on the axis', () => {
  expect(bandYears(band('2020-07-01', '2021-03-31'))).toEqual(['2020', '2021']);
  expect(bandYears(band('2021-01-01', null))).toEqual(['2021']);
});

it('is drawn behind its periods, labels of overlapping ones apart; nothing where nothing is touched', () => {
  const plot = { left: 50, top: 20, width: 360, height: 200 };
  expect(bandShapes([band('2030-01-01', '2030-12-31')], axis, plot)).toEqual([]);
  const shapes = bandShapes(
    [band('2020-01-01', '2020-12-31'), band('2020-07-01', null)],
    axis,
    plot,
  );
  const boxes = shapes.flatMap((one) => (one.type === 'rect' ? [one.shape] : []));
  expect(boxes[0]?.x).toBeCloseTo(50 + 0.8 * 100);
  expect(boxes[0]?.width).toBeCloseTo(100);
  expect((boxes[1]?.x ?? 0) + (boxes[1]?.width ?? 0)).toBeCloseTo(410);
  const rows = shapes.flatMap((one) => (one.type === 'text' ? [one.y] : []));
  expect(new Set(rows).size).toBe(2);
});
