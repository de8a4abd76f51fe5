import { askedPage, dataKey, OFFLINE_PAGE, offlineAddress, pageKey, pageOfData } from './kinds';
import { CARRIED } from './limits';
import { filled } from './offline-page';
import { keptPages, otherShelves, type Shelf } from './shelf';
import { isPage, Store, type World } from './store';
import type { Used } from './talk';

/** A kept copy is shown when the network takes longer. */
const PATIENCE_MS = 4000;

/**
 * Keeps what was read, and answers from it when the network does not. Pages and data come from the
 * network first; hashed files from where they are kept. Failing to keep never fails a request.
 */
export class Keeper {
  readonly #store: Store;
  #carried: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(private readonly world: World) {
    this.#store = new Store(world);
  }

  /** Keeps the offline page; without it the site goes on, and tries again when a page is used. */
  async install(): Promise<void> {
    await this.#store.keepFromNetwork(OFFLINE_PAGE, 'no-cache').catch(() => undefined);
  }

  async page(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const page = pageKey(pathname);
    const fetched = this.#fetched(request, (response) => {
      if (isPage(response)) this.#store.later(this.#store.keepPage(page, response.clone()));
    });
    const kept = await this.#store.anywhere(page);
    const answer = await inTime(fetched, kept);
    if (answer) return page === OFFLINE_PAGE ? this.#filled(answer, search) : answer;
    return page !== OFFLINE_PAGE && (await this.#store.kept(OFFLINE_PAGE))
      ? Response.redirect(this.world.origin + offlineAddress(pathname + search), 302)
      : Response.error();
  }

  async #filled(built: Response, search: string): Promise<Response> {
    if (!isPage(built)) return built;
    const html = await built.text();
    const pages = await keptPages(this.world.caches).catch(() => []);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return new Response(filled(html, pages, askedPage(search), this.world.release), { headers });
  }

  /** Data of this release only: without them the page asks for itself as a whole. */
  async data(request: Request): Promise<Response> {
    const page = pageOfData(new URL(request.url).pathname);
    const fetched = this.#fetched(request, (response) => {
      if (response.ok) this.#store.later(this.#store.keepData(page, response.clone()));
    });
    const kept = await this.#store.kept(dataKey(page));
    return (await inTime(fetched, kept)) ?? Response.error();
  }

  async asset(request: Request): Promise<Response> {
    const kept = await this.#store.anywhere(request.url);
    if (kept) return kept;
    const response = await this.world.fetch(request);
    if (response.ok) this.#store.later(this.#store.keepFetched(request.url, response.clone()));
    return response;
  }

  /** A list carries no mark of its release: the host is asked which one it serves. */
  async list(request: Request, client: string): Promise<Response> {
    const { release } = this.world;
    const runs = (await this.world.runs(client)) ?? release;
    const kept = runs === release ? await this.#store.kept(request.url) : undefined;
    if (kept) return kept;
    const response = await this.world.fetch(request);
    if (!response.ok) return response;
    const served = await this.#served();
    if (served !== null && served !== runs) return Response.error();
    if (served === release) this.#store.later(this.#store.keepList(request.url, response.clone()));
    return response;
  }

  /** Settles when nothing is left to keep. */
  settled(): Promise<void> {
    return this.#store.settled();
  }

  /** Keeps what a page used before it was under control, and sees to what older releases left. */
  used({ release, page, assets, asked }: Used): void {
    this.#store.later(this.#keepUsed(release, pageKey(page), assets, asked));
  }

  async #keepUsed(
    release: string,
    page: string,
    assets: readonly string[],
    asked = page,
  ): Promise<void> {
    if (!(await this.#store.shelf.get(OFFLINE_PAGE))) await this.install();
    if (release === this.world.release) {
      if (!(await this.#store.shelf.get(page)))
        await this.#store.keepFromNetwork(page, 'force-cache', { asked });
      for (const asset of assets) await this.#store.keepAsset(asset).catch(() => undefined);
    }
    await this.#carryOnce();
  }

  /** What is told while pages are carried may free a release: it is looked at once more. */
  #carryOnce(): Promise<void> {
    this.#next ??= this.#carried = this.#carried
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        return this.#carry();
      });
    return this.#next;
  }

  /** Brings pages of older releases to this one, then removes what no tab uses. */
  async #carry(): Promise<void> {
    const older = await otherShelves(this.world.caches, this.world.release);
    const engines = await Promise.all(
      [this.#store.shelf, ...older].map((shelf) => shelf.holdsEngine()),
    );
    if (older.length > 0 && this.world.sparing()) return this.#remove(older.slice(1));
    if (engines.includes(true)) await this.#store.keepBuild();
    if (older.length === 0) return;
    const lists = await Promise.all(older.map((shelf) => shelf.pages()));
    const pages = lists.flat().sort((a, b) => b.read - a.read);
    for (const { page, read } of pages.slice(0, CARRIED)) {
      if (this.#store.full) break;
      if (!(await this.#store.shelf.get(page)))
        await this.#store.keepFromNetwork(page, 'no-cache', { read });
    }
    await this.#remove(older);
  }

  async #remove(older: readonly Shelf[]): Promise<void> {
    const used = await this.world.inUse();
    if (!used) return;
    for (const shelf of older) if (!used.has(shelf.release)) await shelf.remove();
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
