import { dataKey, OFFLINE_PAGE, offlineAddress, pageKey, pageOfData } from './kinds';
import { CARRIED, LIMITS, surplus } from './limits';
import { assetsOf, filesOfWorker, releaseOfData, releaseOfPage, titleOf } from './marks';
import { otherShelves, Shelf } from './shelf';
import type { Used } from './talk';

/** A kept copy is shown when the network takes longer. */
const PATIENCE_MS = 4000;
/** Pages kept between two looks at the limits. */
const TRIM_EVERY = 16;
const WORKER = /\/workers\/[^/]+\.js$/;
/** Too big to push pages out when there is no room for them. */
const ENGINE = /\.(wasm|duckdb)$/;

/** What the keeper needs of the browser. */
export interface World {
  release: string;
  origin: string;
  /** Addresses of all hashed files of the release. */
  build: readonly string[];
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

/**
 * Keeps what was read, and answers from it when the network does not. Pages and data come from the
 * network first; hashed files from where they are kept. Failing to keep never fails a request.
 */
export class Keeper {
  readonly #own: Shelf;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #underWay = new Map<string, Promise<void>>();
  #carrying: Promise<void> | null = null;
  #full = false;
  #keptPages = 0;

  constructor(private readonly world: World) {
    this.#own = new Shelf(world.caches, world.release);
  }

  /** Keeps the offline page; without room for it the site goes on without. */
  async install(): Promise<void> {
    await this.#keepFromNetwork(OFFLINE_PAGE, 'no-cache').catch(() => false);
  }

  async page(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const page = pageKey(pathname);
    const fetched = this.#fetched(request, (response) => {
      if (isPage(response)) this.#later(this.#keepPage(page, response.clone()));
    });
    const kept = await this.#anywhere(page);
    const answer = await inTime(fetched, kept);
    if (answer) return answer;
    const offline = page === OFFLINE_PAGE ? undefined : await this.#kept(OFFLINE_PAGE);
    return offline
      ? Response.redirect(this.world.origin + offlineAddress(pathname + search), 302)
      : Response.error();
  }

  /** Data of this release only: without them the page asks for itself as a whole. */
  async data(request: Request): Promise<Response> {
    const page = pageOfData(new URL(request.url).pathname);
    const fetched = this.#fetched(request, (response) => {
      if (response.ok) this.#later(this.#keepData(page, response.clone()));
    });
    const kept = await this.#kept(dataKey(page));
    return (await inTime(fetched, kept)) ?? Response.error();
  }

  async asset(request: Request): Promise<Response> {
    const kept = await this.#anywhere(request.url);
    if (kept) return kept;
    const response = await this.world.fetch(request);
    if (response.ok) this.#later(this.#keepFetched(request.url, response.clone()));
    return response;
  }

  /** A list carries no mark of its release: the host is asked which one it serves. */
  async list(request: Request, client: string): Promise<Response> {
    const { release } = this.world;
    const runs = (await this.world.runs(client)) ?? release;
    const kept = runs === release ? await this.#kept(request.url) : undefined;
    if (kept) return kept;
    const response = await this.world.fetch(request);
    if (!response.ok) return response;
    const served = await this.#served();
    if (served !== null && served !== runs) return Response.error();
    if (served === release && !this.#full) {
      const copy = response.clone();
      this.#later(this.#own.put(request.url, copy));
    }
    return response;
  }

  /** Keeps what a page used before it was under control, and sees to what older releases left. */
  used({ release, page, assets }: Used): void {
    this.#later(this.#keepUsed(release, pageKey(page), assets));
  }

  /** Settles when nothing is left to keep. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending);
  }

  async #keepUsed(release: string, page: string, assets: readonly string[]): Promise<void> {
    if (release === this.world.release) {
      if (!(await this.#own.get(page))) await this.#keepFromNetwork(page, 'force-cache');
      for (const asset of assets) await this.#keepAsset(asset).catch(() => undefined);
    }
    this.#carrying ??= this.#carry().finally(() => (this.#carrying = null));
    await this.#carrying;
  }

  /** Brings pages of older releases to this one, then removes what no tab uses. */
  async #carry(): Promise<void> {
    const older = await otherShelves(this.world.caches, this.world.release);
    const engines = await Promise.all([this.#own, ...older].map((shelf) => shelf.holdsEngine()));
    if (older.length > 0 && this.world.sparing()) return this.#remove(older.slice(1));
    if (engines.includes(true)) await this.#keepBuild();
    if (older.length === 0) return;
    const lists = await Promise.all(older.map((shelf) => shelf.pages()));
    const pages = lists.flat().sort((a, b) => b.read - a.read);
    for (const { page, read } of pages.slice(0, CARRIED)) {
      if (this.#full) break;
      if (!(await this.#own.get(page))) await this.#keepFromNetwork(page, 'no-cache', read);
    }
    await this.#remove(older);
  }

  async #remove(older: readonly Shelf[]): Promise<void> {
    const used = await this.world.inUse();
    if (!used) return;
    for (const shelf of older) if (!used.has(shelf.release)) await shelf.remove();
  }

  /** Once the engine is used, everything that works with it is kept too. */
  async #keepBuild(): Promise<void> {
    const kept = new Set(await this.#own.addresses());
    for (const path of this.world.build) {
      const address = new URL(path, this.world.origin).href;
      if (kept.has(address)) continue;
      await this.#keepAsset(address);
      if (!WORKER.test(address)) continue;
      const script = await (await this.#own.get(address))?.text();
      for (const file of filesOfWorker(script ?? '', address)) await this.#keepAsset(file);
    }
  }

  /** @throws TypeError when the network or the host does not answer */
  async #keepFromNetwork(page: string, cache: RequestCache, read?: number): Promise<void> {
    const address = this.world.origin + page;
    const response = await this.world.fetch(address, { cache });
    if (response.status >= 500) throw new TypeError(`${address}: ${response.status}`);
    if (!isPage(response)) return;
    const kept = await this.#keepPage(page, response, read);
    // A copy of another release lay in the browser's own cache.
    if (!kept && cache === 'force-cache') await this.#keepFromNetwork(page, 'no-cache', read);
  }

  /** Keeps a page with every file it names, or not at all. */
  async #keepPage(page: string, response: Response, read = this.world.now()): Promise<boolean> {
    const html = await response.text();
    if (this.#full) return true;
    if (releaseOfPage(html) !== this.world.release) return false;
    const assets = assetsOf(html, this.world.origin + page);
    await Promise.all(assets.map((asset) => this.#keepAsset(asset)));
    await this.#withRoom(() =>
      this.#own.putPage(page, html, response.headers, titleOf(html), read),
    );
    if (this.#keptPages++ % TRIM_EVERY === 0) {
      for (const one of surplus(await this.#own.pages(), LIMITS)) await this.#own.drop(one.page);
    }
    return true;
  }

  async #keepData(page: string, response: Response): Promise<void> {
    const text = await response.text();
    if (this.#full || releaseOfData(text) !== this.world.release) return;
    const headers = { 'content-type': 'application/json' };
    await this.#withRoom(() => this.#own.put(dataKey(page), new Response(text, { headers })));
    if (this.world.sparing() || (await this.#own.get(page))) return;
    await this.#keepFromNetwork(page, 'no-cache');
  }

  #keepAsset(address: string): Promise<void> {
    const before = this.#underWay.get(address);
    if (before) return before;
    const work = this.#fetchAsset(address).finally(() => this.#underWay.delete(address));
    this.#underWay.set(address, work);
    return work;
  }

  async #fetchAsset(address: string): Promise<void> {
    if (await this.#own.get(address)) return;
    const found =
      (await this.#anywhere(address)) ??
      (await this.world.fetch(address, { cache: 'force-cache' }));
    if (!found.ok) throw new TypeError(`${address}: ${found.status}`);
    await this.#keepFetched(address, found);
  }

  async #keepFetched(address: string, response: Response): Promise<void> {
    if (ENGINE.test(address)) {
      await this.#own.put(address, response);
      this.#later(this.#keepBuild());
    } else {
      let fresh: Response | null = response;
      await this.#withRoom(async () => {
        const one = fresh ?? (await this.world.fetch(address, { cache: 'force-cache' }));
        fresh = null;
        await this.#own.put(address, one);
      });
    }
  }

  /** When the browser has no room left, pages read longest ago make some; then no more is kept. */
  async #withRoom(put: () => Promise<void>): Promise<void> {
    try {
      await put();
    } catch {
      const pages = await this.#own.pages();
      const oldest = pages.slice(Math.ceil(pages.length / 2));
      this.#full = oldest.length === 0;
      if (this.#full) return;
      for (const { page } of oldest) await this.#own.drop(page);
      await put().catch(() => (this.#full = true));
    }
  }

  #fetched(request: Request, seen: (response: Response) => void): Promise<Response> {
    const fetched = this.world.fetch(request).then((response) => {
      seen(response);
      return response;
    });
    fetched.catch(() => undefined);
    return fetched;
  }

  /** The release that the host serves now; null when it does not say. */
  async #served(): Promise<string | null> {
    try {
      const address = `${this.world.origin}/_app/version.json`;
      const response = await this.world.fetch(address, { cache: 'no-store' });
      return ((await response.json()) as { version: string }).version;
    } catch {
      return null;
    }
  }

  /** What this release kept; nothing where the browser gives no storage. */
  #kept(address: string): Promise<Response | undefined> {
    return this.#own.get(address).catch(() => undefined);
  }

  async #anywhere(address: string): Promise<Response | undefined> {
    const own = await this.#kept(address);
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

  #later(work: Promise<unknown>): void {
    const quiet = work.catch(() => undefined).finally(() => this.#pending.delete(quiet));
    this.#pending.add(quiet);
  }
}

function isPage(response: Response): boolean {
  const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  return response.status === 200 && !response.redirected && html;
}

/** The network's answer, or the kept one when it is late, fails or is the server's fault. */
async function inTime(
  fetched: Promise<Response>,
  kept: Response | undefined,
): Promise<Response | undefined> {
  const answered = fetched.then(
    (response) => (kept && response.status >= 500 ? kept : response),
    () => kept,
  );
  if (!kept) return answered;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
