import { dataKey, isPageKey, kindOf, OFFLINE_PAGE, pageOfData } from './kinds';
import type { Held } from './limits';

const PREFIX = 'parscope:';
const READ = 'parscope-read';
const TITLE = 'parscope-title';
const BYTES = 'parscope-bytes';
/** Too big to push pages out when there is no room for it. */
export const ENGINE = /\.(wasm|duckdb)$/;
const ANYHOW = { ignoreVary: true };

export interface KeptPage {
  /** Its path. */
  page: string;
  title: string;
  /** When it was last read from the network, in milliseconds. */
  read: number;
  release: string;
}

/**
 * What is kept of one release: nothing of another release ever lies in it. Looking never brings a
 * removed shelf back, only putting does.
 */
export class Shelf {
  #cache: Promise<Cache> | null = null;

  constructor(
    private readonly caches: CacheStorage,
    readonly release: string,
  ) {}

  async get(address: string): Promise<Response | undefined> {
    return this.caches.match(address, { ...ANYHOW, cacheName: this.#name });
  }

  /** @throws DOMException QuotaExceededError when the browser has no room left */
  async put(address: string, response: Response): Promise<void> {
    await (await this.#open()).put(address, response);
  }

  /** Puts a page, data or a list, with what the limits ask of it. */
  async putText(address: string, text: string, from: Headers, read: number, title = '') {
    const headers = new Headers(from);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding'])
      headers.delete(name);
    headers.set(READ, String(read));
    headers.set(TITLE, encodeURIComponent(title));
    headers.set(BYTES, String(new TextEncoder().encode(text).length));
    await this.put(address, new Response(text, { headers }));
  }

  async addresses(): Promise<string[]> {
    if (!(await this.caches.has(this.#name))) return [];
    return (await (await this.#open()).keys()).map(({ url }) => url);
  }

  /** Pages but the offline page, the last read first. */
  async pages(): Promise<KeptPage[]> {
    const paths = (await this.addresses())
      .map((url) => new URL(url).pathname)
      .filter((path) => isPageKey(path) && path !== OFFLINE_PAGE);
    const found = await Promise.all(
      paths.map(async (page) => {
        const headers = (await this.get(page))?.headers;
        return {
          page,
          title: decodeURIComponent(headers?.get(TITLE) ?? ''),
          read: Number(headers?.get(READ) ?? 0),
          release: this.release,
        };
      }),
    );
    return found.sort((a, b) => b.read - a.read);
  }

  /** Everything the limits count. */
  async held(): Promise<Held[]> {
    const byPath = new Map<string, Held>();
    for (const url of await this.addresses()) {
      const path = heldPath(new URL(url).pathname);
      if (path === null) continue;
      const headers = (await this.get(url))?.headers;
      const { read, bytes } = byPath.get(path) ?? { read: 0, bytes: 0 };
      byPath.set(path, {
        path,
        read: Math.max(read, Number(headers?.get(READ) ?? 0)),
        bytes: bytes + Number(headers?.get(BYTES) ?? 0),
      });
    }
    return [...byPath.values()];
  }

  async drop(page: string): Promise<void> {
    const cache = await this.#open();
    await Promise.all([cache.delete(page, ANYHOW), cache.delete(dataKey(page), ANYHOW)]);
  }

  /** Whether the engine was used in this release. */
  async holdsEngine(): Promise<boolean> {
    return (await this.addresses()).some((url) => ENGINE.test(url));
  }

  async dropEngine(): Promise<void> {
    const cache = await this.#open();
    const files = (await this.addresses()).filter((url) => ENGINE.test(url));
    await Promise.all(files.map((url) => cache.delete(url, ANYHOW)));
  }

  async remove(): Promise<void> {
    this.#cache = null;
    await this.caches.delete(this.#name);
  }

  get #name(): string {
    return PREFIX + this.release;
  }

  #open(): Promise<Cache> {
    this.#cache ??= this.caches.open(this.#name);
    return this.#cache;
  }
}

/** What an address is dropped with: data go with their page; null for what is never dropped alone. */
function heldPath(pathname: string): string | null {
  const kind = kindOf(pathname, isPageKey(pathname));
  if (kind === 'data') return pageOfData(pathname);
  return (kind === 'page' && pathname !== OFFLINE_PAGE) || kind === 'list' ? pathname : null;
}

/** Shelves of all other releases, the newest first. */
export async function otherShelves(caches: CacheStorage, release: string): Promise<Shelf[]> {
  return (await caches.keys())
    .filter((name) => name.startsWith(PREFIX) && name !== PREFIX + release)
    .map((name) => new Shelf(caches, name.slice(PREFIX.length)))
    .reverse();
}

/** Every page that can be read without a network, the last read first. */
export async function keptPages(caches: CacheStorage): Promise<KeptPage[]> {
  const lists = await Promise.all(
    (await otherShelves(caches, '')).map((shelf) => shelf.pages().catch(() => [])),
  );
  const byPath = new Map<string, KeptPage>();
  for (const one of lists.flat()) if (!byPath.has(one.page)) byPath.set(one.page, one);
  return [...byPath.values()].sort((a, b) => b.read - a.read);
}
