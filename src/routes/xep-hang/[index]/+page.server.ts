import { buildEngine } from '$lib/engine/build';
import { rankingPages } from '$lib/queries/answers/pages';
import { ask } from '$lib/queries/question';
import { targetsOfIndicator } from '$lib/queries/targets-of-indicator';
import { pageOf } from '../load.server';

export async function entries() {
  const pages = await rankingPages(await buildEngine());
  return pages.map(({ indicator }) => ({ index: indicator.indicator_id }));
}

export async function load({ params }) {
  const { page, parts } = await pageOf(params.index);
  const targets = await ask(await buildEngine(), targetsOfIndicator, {
    indicator_id: params.index,
  });
  return { page, parts: parts.map(({ indicator }) => indicator), targets };
}
