import { buildEngine } from '$lib/engine/build';
import { rankingPages } from '$lib/queries/answers/pages';
import { pageOf } from '../load.server';

export async function entries() {
  const pages = await rankingPages(await buildEngine());
  return pages.map(({ indicator }) => ({ index: indicator.indicator_id }));
}

export async function load({ params }) {
  const { page } = await pageOf(params.index);
  return { page };
}
