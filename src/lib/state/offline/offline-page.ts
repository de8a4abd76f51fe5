import type { KeptPage } from './shelf';

/** Words of the built offline page in whose place the service worker puts what it knows. */
export const PLACES = {
  address: 'about:blank#dia-chi-trang',
  title: 'TÊN-TRANG',
  date: 'NGÀY-ĐỌC',
  older: 'BẢN-CŨ',
} as const;

const LIST = /(<ul[^>]*data-when="kept"[^>]*>)([\s\S]*?)(<\/ul>)/;
const OLDER = /<template data-older[^>]*>([\s\S]*?)<\/template>/;

/** The offline page for a reader: the page asked for in vain, and those that are kept. */
export function filled(
  html: string,
  pages: readonly KeptPage[],
  asked: string | null,
  release: string,
): string {
  const older = OLDER.exec(html)?.[1] ?? '';
  const row = LIST.exec(html)?.[2] ?? '';
  const rows = pages.map((one) =>
    put(row, {
      address: one.page,
      title: one.title || one.page,
      date: dayOf(one.read),
      older: one.release === release ? '' : ` · ${older}`,
    }),
  );
  const list = html.replace(
    LIST,
    (_all, open: string, _row: string, close: string) => open + rows.join('') + close,
  );
  const listed = pages.length > 0 ? show(hide(list, 'none'), 'kept') : list;
  if (!asked) return listed;
  return put(show(hide(listed, 'not-asked'), 'asked'), { address: asked, title: asked });
}

function show(html: string, when: string): string {
  return html
    .replaceAll(`hidden="" data-when="${when}"`, '')
    .replaceAll(`hidden data-when="${when}"`, '');
}

function hide(html: string, when: string): string {
  return html.replaceAll(`data-when="${when}"`, `hidden data-when="${when}-no"`);
}

function put(text: string, values: Partial<Record<keyof typeof PLACES, string>>): string {
  return (Object.keys(values) as (keyof typeof PLACES)[]).reduce(
    (all, name) => all.replaceAll(PLACES[name], () => escaped(values[name] ?? '')),
    text,
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** dd/mm/yyyy where the reader is. */
function dayOf(read: number): string {
  return new Date(read).toLocaleDateString('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
}
