/** What an address of the site is to the service worker; everything else goes to the network untouched. */
export type Kind = 'page' | 'data' | 'asset' | 'list';

const DATA = '/__data.json';
const ASSETS = '/_app/immutable/';
/** Slugs hold dots too, so only known endings name a file. */
const FILE =
  /\.(csv|tsv|json|zip|parquet|duckdb|xlsx|docx|pdf|svg|png|jpe?g|webp|ico|txt|xml|js|mjs|css|wasm|map|webmanifest)$/;

/** The page that tells a reader without a network which pages there are. */
export const OFFLINE_PAGE = '/ngoai-tuyen';

/**
 * Lists are JSON that a page asks for, such as those of the search. Downloads are left alone: once
 * read they rest on the reader's disk already.
 */
export function kindOf(pathname: string, navigates: boolean): Kind | null {
  if (pathname.startsWith(ASSETS)) return 'asset';
  if (pathname.endsWith(DATA)) return 'data';
  if (pathname.startsWith('/_app/')) return null;
  if (pathname.endsWith('.json') && !navigates) return 'list';
  if (FILE.test(pathname)) return null;
  return navigates ? 'page' : null;
}

/** The one key of a prerendered page, whatever is asked of it behind `?` or `#`. */
export function pageKey(pathname: string): string {
  const bare = pathname.replace(/(\/index)?\.html$/, '').replace(/\/+$/, '');
  return bare || '/';
}

/** The page whose data an address holds. */
export function pageOfData(pathname: string): string {
  return pageKey(pathname.slice(0, -DATA.length));
}

/** Where the data of a page are kept. */
export function dataKey(page: string): string {
  return `${page === '/' ? '' : page}${DATA}`;
}

/** Whether a kept address is a page. */
export function isPageKey(pathname: string): boolean {
  return kindOf(pathname, true) === 'page';
}

/** Names all hashed files of the release that the host serves. */
export const FILE_LIST = '/_app/files.json';

/** The address of the offline page for a page that is not kept. */
export function offlineAddress(asked: string): string {
  return `${OFFLINE_PAGE}?trang=${encodeURIComponent(asked)}`;
}

/** The page that was asked for, if it is one of this site. */
export function askedPage(search: string): string | null {
  const asked = new URLSearchParams(search).get('trang');
  return asked && /^\/(?![/\\])/.test(asked) && pageKey(asked) !== OFFLINE_PAGE ? asked : null;
}
