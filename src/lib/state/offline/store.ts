import { dataKey, FILE_LIST } from './kinds';
import { LIMITS, surplus } from './limits';
import { assetsOf, releaseOfData, releaseOfPage, titleOf } from './marks';
import { ENGINE, otherShelves, Shelf } from './shelf';

/** Pages, data and lists kept between two looks at the limits. */
const TRIM_EVERY = 16;

/** What the keeper needs of the browser. */
export interface World {
  release: string;
  origin: string;
  caches: CacheStorage;
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  now(): number;
  /** The reader asked the browser to save data. */
  sparing(): boolean;
  /** The release that a tab runs; null when it does not say. */
  runs(client: string): Promise<string | null>;
  /** Releases that open tabs run; null when some tab did not say. */
  inUse(): Promise<ReadonlySet<string> | null>;
}

/** Keeps pages, data and files of one release. Whatever fails to be kept fails alone. */
export class Store {
  readonly shelf: Shelf;
  /** The browser has no room left: nothing more is kept. */
  full = false;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #underWay = new Map<string, Promise<void>>();
  #keptTexts = 0;

  constructor(private readonly world: World) {
    this.shelf = new Shelf(world.caches, world.release);
  }

  /** Settles when nothing is left to keep. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending);
  }

  /** Once the engine is used, everything that works with it is kept too. */
  async keepBuild(): Promise<void> {
    const kept = new Set(await this.shelf.addresses());
    if (kept.has(this.world.origin + FILE_LIST)) return;
    const response = await this.world.fetch(this.world.origin + FILE_LIST, { cache: 'no-cache' });
    const list = response.clone();
    const { release, files } = (await response.json()) as { release: string; files: string[] };
    if (release !== this.world.release) return;
    for (const file of files) {
      const address = this.world.origin + file;
      if (!kept.has(address)) await this.keepAsset(address);
    }
    // Kept last: it says that all the others are.
    await this.#withRoom(() => this.shelf.put(FILE_LIST, list));
  }

  /** @throws TypeError when the network or the host does not answer */
  async keepFromNetwork(
    page: string,
    cache: RequestCache,
    { read, asked = page }: { read?: number; asked?: string } = {},
  ): Promise<void> {
    const address = this.world.origin + asked;
    const response = await this.world.fetch(address, { cache });
    if (response.status >= 500) throw new TypeError(`${address}: ${response.status}`);
    if (!isPage(response)) return;
    const kept = await this.keepPage(page, response, read);
    // A copy of another release lay in the browser's own cache.
    if (!kept && cache === 'force-cache')
      await this.keepFromNetwork(page, 'no-cache', read === undefined ? {} : { read });
  }

  /** Keeps a page with every file it names, or not at all. */
  async keepPage(page: string, response: Response, read = this.world.now()): Promise<boolean> {
    const html = await response.text();
    if (this.full) return true;
    if (releaseOfPage(html) !== this.world.release) return false;
    const assets = assetsOf(html, this.world.origin + page);
    await Promise.all(assets.map((asset) => this.keepAsset(asset)));
    await this.#putText(page, html, response.headers, read, titleOf(html));
    return true;
  }

  async keepList(address: string, response: Response): Promise<void> {
    const text = await response.text();
    if (!this.full) await this.#putText(address, text, response.headers, this.world.now());
  }

  async #putText(...text: Parameters<Shelf['putText']>): Promise<void> {
    await this.#withRoom(() => this.shelf.putText(...text));
    if (this.#keptTexts++ % TRIM_EVERY > 0) return;
    for (const { path } of surplus(await this.shelf.held(), LIMITS)) await this.shelf.drop(path);
  }

  async keepData(page: string, response: Response): Promise<void> {
    const text = await response.text();
    if (this.full || releaseOfData(text) !== this.world.release) return;
    const headers = new Headers({ 'content-type': 'application/json' });
    await this.#putText(dataKey(page), text, headers, this.world.now());
    if (this.world.sparing() || (await this.shelf.get(page))) return;
    await this.keepFromNetwork(page, 'no-cache');
  }

  keepAsset(address: string): Promise<void> {
    const before = this.#underWay.get(address);
    if (before) return before;
    const work = this.#fetchAsset(address).finally(() => this.#underWay.delete(address));
    this.#underWay.set(address, work);
    return work;
  }

  async #fetchAsset(address: string): Promise<void> {
    if (await this.shelf.get(address)) return;
    const found =
      (await this.anywhere(address)) ?? (await this.world.fetch(address, { cache: 'force-cache' }));
    if (!found.ok) throw new TypeError(`${address}: ${found.status}`);
    await this.keepFetched(address, found);
  }

  async keepFetched(address: string, response: Response): Promise<void> {
    if (ENGINE.test(address)) {
      await this.#putEngine(address, response);
    } else {
      let fresh: Response | null = response;
      await this.#withRoom(async () => {
        const one = fresh ?? (await this.world.fetch(address, { cache: 'force-cache' }));
        fresh = null;
        await this.shelf.put(address, one);
      });
    }
  }

  /** Half an engine is of no use, and would be fetched again and again. */
  async #putEngine(address: string, response: Response): Promise<void> {
    try {
      await this.shelf.put(address, response);
    } catch (error) {
      await this.shelf.dropEngine();
      throw error;
    }
    this.later(this.keepBuild());
  }

  /** When the browser has no room left, what was read longest ago makes some; then no more is kept. */
  async #withRoom(put: () => Promise<void>): Promise<void> {
    try {
      await put();
    } catch {
      const held = (await this.shelf.held()).sort((a, b) => b.read - a.read);
      const oldest = held.slice(Math.ceil(held.length / 2));
      this.full = oldest.length === 0;
      if (this.full) return;
      for (const { path } of oldest) await this.shelf.drop(path);
      await put().catch(() => (this.full = true));
    }
  }

  /** What this release kept; nothing where the browser gives no storage. */
  kept(address: string): Promise<Response | undefined> {
    return this.shelf.get(address).catch(() => undefined);
  }

  async anywhere(address: string): Promise<Response | undefined> {
    const own = await this.kept(address);
    if (own) return own;
    try {
      for (const shelf of await otherShelves(this.world.caches, this.world.release)) {
        const found = await shelf.get(address);
        if (found) return found;
      }
    } catch {
      // No storage, nothing kept.
    }
    return undefined;
  }

  later(work: Promise<unknown>): void {
    const quiet = work.catch(() => undefined).finally(() => this.#pending.delete(quiet));
    this.#pending.add(quiet);
  }
}

/** A page of the host's as it is, and no error. */
export function isPage(response: Response): boolean {
  const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  return response.status === 200 && !response.redirected && html;
}
