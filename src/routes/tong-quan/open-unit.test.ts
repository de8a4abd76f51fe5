import { afterEach, expect, test, vi } from 'vitest';
import { updated } from '$app/state';
import { OpenUnit } from './open-unit.svelte';

const state = vi.hoisted(() => ({ current: false, newer: false }));
vi.mock('$app/state', () => ({
  updated: {
    get current() {
      return state.current;
    },
    check: async () => (state.current = state.newer),
  },
}));
afterEach(() => vi.unstubAllGlobals());

async function shown(answer: () => Promise<Response>, newer: boolean) {
  Object.assign(state, { current: false, newer });
  vi.stubGlobal('fetch', answer);
  const open = new OpenUnit();
  open.show('gia-lai');
  await vi.waitFor(() => expect(open.state).not.toBe('loading'));
  return open.state;
}
const fails = () => Promise.reject(new TypeError('no network'));

test('a file refused to an old release is told apart from a network that is off', async () => {
  expect(await shown(fails, false)).toBe('offline');
  expect(await shown(fails, true)).toBe('outdated');
  expect(updated.current).toBe(true);
  expect(await shown(async () => new Response('', { status: 404 }), false)).toBe('unknown');
  expect(await shown(async () => Response.json({ unit: {} }), false)).toBe('ready');
});
