/** What a built page or its data says of itself. The release is put there by `routes/+layout.server.ts`. */

const RELEASE = /\{type:"data",data:\{release:"([^"]+)"\}|<meta name="release" content="([^"]+)"/;
const TITLE = /<title>([^<]*)<\/title>/;
const ASSET =
  /(?:href|src)="([^"]*\/_app\/immutable\/[^"]+)"|import\("([^"]*\/_app\/immutable\/[^"]+)"\)/g;

/** The release that built a page; null for what is no page of this site. */
export function releaseOfPage(html: string): string | null {
  const found = RELEASE.exec(html);
  return found?.[1] ?? found?.[2] ?? null;
}

/** The release that built a `__data.json`. */
export function releaseOfData(text: string): string | null {
  const nodes = (parsed(text) as { nodes?: unknown } | null)?.nodes;
  const values = Array.isArray(nodes) ? (nodes[0] as { data?: unknown } | null)?.data : null;
  if (!Array.isArray(values)) return null;
  const at = (values[0] as { release?: unknown } | null)?.release;
  const release: unknown = typeof at === 'number' ? values[at] : null;
  return typeof release === 'string' ? release : null;
}

/** The title of a page without the name of the site. */
export function titleOf(html: string): string {
  const title = TITLE.exec(html)?.[1] ?? '';
  return unescaped(title).replace(/ – PARscope$/, '');
}

/** Addresses of the hashed files that a page names. */
export function assetsOf(html: string, address: string): string[] {
  const found = [...html.matchAll(ASSET)].map(
    ([, linked, imported]) => new URL(linked ?? imported ?? '', address).href,
  );
  return [...new Set(found)];
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
