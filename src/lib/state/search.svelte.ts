import { updated } from '$app/state';
import { farEntries, type FarUnits } from '../domain/far-units';
import { reachesFar, search, searchIndex } from '../domain/search';
import type { SearchEntry, SearchIndex, SearchProgress } from '../domain/search';

const SHORTEST = 3;

/** A list that comes when it is first asked for; after a failure it is asked for anew. */
class List {
  index = $state.raw<SearchIndex | null>(null);
  state = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  #loading: Promise<void> | null = null;

  constructor(private readonly entries: () => Promise<SearchEntry[]>) {}

  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    this.state = 'loading';
    try {
      this.index = searchIndex(await this.entries());
      this.state = 'ready';
    } catch {
      // The host may serve a newer release, whose lists are not for this code.
      await updated.check().catch(() => false);
      this.#loading = null;
      this.state = 'failed';
    }
  }
}

async function fetched<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

/** Finds pages, indicators, units and plans without the engine; the lists come when first needed. */
export class Search {
  readonly #pages = new List(() => fetched<SearchEntry[]>('/tim-kiem/muc-luc.json'));
  readonly #far = new List(async () =>
    farEntries(await fetched<FarUnits>('/tim-kiem/dia-danh.json')),
  );
  readonly #all = $derived([...(this.#pages.index ?? []), ...(this.#far.index ?? [])]);

  #mayBeFar(query: string, all: boolean): boolean {
    if (query.trim().length < SHORTEST) return false;
    return all || reachesFar(this.#pages.index ?? [], query);
  }

  get progress(): SearchProgress {
    const [pages, far] = [this.#pages.state, this.#far.state];
    if ((pages === 'failed' || far === 'failed') && updated.current) return 'outdated';
    if (pages !== 'ready') return pages === 'failed' ? 'failed' : 'loading';
    if (far === 'loading') return 'loading_units';
    return far === 'failed' ? 'failed_units' : 'ready';
  }

  /**
   * Best finds first, at most `most`. Units without a page are among them where they may be meant
   * or `all` that bears the name is wanted: not for having come with an earlier query.
   */
  find(query: string, most: number, all = false): SearchEntry[] {
    return search(this.#mayBeFar(query, all) ? this.#all : (this.#pages.index ?? []), query, most);
  }

  /** Asks for the lists that `find` looks through. */
  async reach(query: string, all = false): Promise<void> {
    await this.#pages.load();
    if (this.#pages.index && this.#mayBeFar(query, all)) await this.#far.load();
  }
}
