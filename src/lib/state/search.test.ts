import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { updated } from '$app/state';
import { Search } from './search.svelte';

vi.mock('$app/state', () => ({ updated: { current: false, check: vi.fn() } }));

const PAGES = [
  { kind: 'unit', title: 'Tỉnh Gia Lai', detail: '', href: '/don-vi/gia-lai', also: '' },
];
const FAR = {
  places: ['Hà Nội'],
  units: [
    ['ha-noi.bo-de', 'Phường Bồ Đề', 0],
    ['gia-lai-2025.gia-lai', 'Xã Gia Lai', 0],
  ],
};
const state = updated as { current: boolean; check: () => Promise<boolean> };
let broken: string[];

beforeEach(() => {
  broken = [];
  vi.stubGlobal('fetch', async (address: string) => {
    if (broken.some((name) => address.includes(name))) throw new TypeError('no network');
    return Response.json(address.includes('dia-danh') ? FAR : PAGES);
  });
  state.current = false;
  state.check = async () => false;
});
afterEach(() => vi.unstubAllGlobals());

const titles = (search: Search, query: string) => search.find(query, 8).map(({ title }) => title);

test('the units without a page are looked through where they may be meant', async () => {
  const search = new Search();
  await search.reach('gia lai');
  expect(titles(search, 'bo de')).toEqual([]);
  await search.reach('bo de');
  expect(titles(search, 'bo de')).toEqual(['Phường Bồ Đề']);
  expect(search.progress).toBe('ready');
});

test('what a query finds does not depend on the queries before it', async () => {
  const search = new Search();
  await search.reach('bo de');
  expect(titles(search, 'gia lai')).toEqual(['Tỉnh Gia Lai']);
  expect(titles(search, 'xa gia lai')).toEqual(['Xã Gia Lai']);
  expect(search.find('gia lai', 8, true)).toHaveLength(2);
});

test('a list that is under way or failed is told apart from nothing found', async () => {
  broken = ['dia-danh'];
  const search = new Search();
  expect(search.progress).toBe('loading');
  await search.reach('gia lai');
  expect(search.progress).toBe('ready');
  const asked = search.reach('bo de');
  await Promise.resolve();
  expect(search.progress).toBe('loading_units');
  await asked;
  expect(search.progress).toBe('failed_units');
  broken = [];
  await search.reach('bo de');
  expect(search.progress).toBe('ready');
});

test('after a failure the host is asked whether it serves a newer release', async () => {
  broken = ['muc-luc'];
  const search = new Search();
  await search.reach('gia lai');
  expect(search.progress).toBe('failed');
  state.check = async () => (state.current = true);
  await search.reach('gia lai');
  expect(search.progress).toBe('outdated');
});
