import { entriesOfPages } from './entries.server';

/** The short lists shown without a query: all but the components, the years and the small units. */
export async function load() {
  const entries = await entriesOfPages();
  const shown = entries.filter(
    ({ kind, href }) =>
      kind === 'page' ||
      kind === 'index' ||
      kind === 'plan' ||
      (kind === 'unit' && !href.includes('.')),
  );
  return { entries: shown.map(({ kind, title, detail, href }) => ({ kind, title, detail, href })) };
}
