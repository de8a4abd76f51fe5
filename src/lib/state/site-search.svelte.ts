import { updated } from '$app/state';
import type { SearchEntry, SearchProgress } from '../domain/search';
import type { Search } from './search.svelte';

/** The search of the header: what looks through the lists comes when a reader first asks. */
class SiteSearch {
  #search = $state.raw<Search | null>(null);
  #failed = $state(false);

  get progress(): SearchProgress {
    if (this.#search) return this.#search.progress;
    if (!this.#failed) return 'loading';
    return updated.current ? 'outdated' : 'failed';
  }

  /** See `Search.find`; nothing while the search is still coming. */
  find(query: string, most: number, all = false): SearchEntry[] {
    return this.#search?.find(query, most, all) ?? [];
  }

  /** See `Search.reach`. After a failure the search is asked for anew. */
  async reach(query: string, all = false): Promise<void> {
    this.#failed = false;
    try {
      const { Search } = await import('./search.svelte');
      this.#search ??= new Search();
    } catch {
      await updated.check().catch(() => false);
      this.#failed = true;
      return;
    }
    await this.#search.reach(query, all);
  }
}

export const siteSearch = new SiteSearch();
