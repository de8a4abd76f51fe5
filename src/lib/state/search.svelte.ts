import { search, searchIndex } from '../domain/search';
import type { SearchEntry, SearchIndex } from '../domain/search';

interface FarUnits {
  places: string[];
  units: [unit_id: string, name_vi: string, place: number][];
}

/** Fewer finds than this among the pages, and the other units are looked through too. */
const FEW = 5;
const SHORTEST = 3;

async function fetched<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

function entriesOf({ places, units }: FarUnits): SearchEntry[] {
  return units.map(([unit_id, name_vi, place]) => ({
    kind: 'unit',
    title: name_vi,
    detail: places[place] ?? '',
    href: `/don-vi/xem?dv=${encodeURIComponent(unit_id)}`,
    also: unit_id.replaceAll('.', ' '),
  }));
}

/** Finds pages, indicators, units and plans without the engine; the lists come when first needed. */
class Search {
  #pages = $state.raw<SearchIndex | null>(null);
  #far = $state.raw<SearchIndex | null>(null);
  failed = $state(false);
  #loading: Promise<void> | null = null;
  #loadingFar: Promise<void> | null = null;

  get ready(): boolean {
    return this.#pages !== null;
  }

  /** Loads the list of pages; a failure is told by `failed` and tried again at the next call. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Best finds first, at most `most`. */
  find(query: string, most: number): SearchEntry[] {
    const near = this.#pages ? search(this.#pages, query, most) : [];
    if (near.length >= FEW || !this.#far) return near;
    return [...near, ...search(this.#far, query, most - near.length)];
  }

  /** Asks for the units without a page when the pages hold little of what was asked. */
  async reach(query: string): Promise<void> {
    await this.load();
    if (this.#far || query.trim().length < SHORTEST || !this.#pages) return;
    if (search(this.#pages, query, FEW).length >= FEW) return;
    this.#loadingFar ??= fetched<FarUnits>('/tim-kiem/dia-danh.json')
      .then((far) => {
        this.#far = searchIndex(entriesOf(far));
      })
      .catch(() => {
        this.#loadingFar = null;
      });
    await this.#loadingFar;
  }

  async #load(): Promise<void> {
    try {
      this.#pages = searchIndex(await fetched<SearchEntry[]>('/tim-kiem/muc-luc.json'));
      this.failed = false;
    } catch {
      this.#loading = null;
      this.failed = true;
    }
  }
}

export const siteSearch = new Search();
