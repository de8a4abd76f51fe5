import { expect, test } from 'vitest';
import { planHref } from './plan-href';

test.each([
  [{ id: 'gia-lai-2021' }, undefined, '/ke-hoach/gia-lai-2021'],
  [{ id: 'gia-lai-2021', own: false }, 'gl21-i', '/ke-hoach/gia-lai-2021#gl21-i'],
  [
    { id: 'kế hoạch & 1', own: true },
    'a',
    '/ke-hoach/soan?kh=k%E1%BA%BF%20ho%E1%BA%A1ch%20%26%201',
  ],
])('%j is read at its place', (plan, task, href) => {
  expect(planHref(plan, task)).toBe(href);
});
