import { browser } from '$app/environment';
import { site } from '$lib/state/offline/site.svelte';
import type { LayoutLoad } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const load: LayoutLoad = async ({ data, url, untrack }) => {
  if (browser) await site.guard(data?.release, () => untrack(() => url.href));
  return data;
};
