import { afterNavigate, replaceState } from '$app/navigation';
import { onMount } from 'svelte';
import { page } from '$app/state';
import { rankingIn, writeRanking } from '$lib/state/address';
import type { Order, SortKey } from '$lib/ui/ranking-order';

const KEYS: Record<SortKey, string> = {
  given: 'hang',
  published_rank: 'hang-cong-bo',
  name_vi: 'ten',
  value: 'gia-tri',
  change_value: 'thay-doi',
  change_rank: 'thay-doi-hang',
};
const REVERSED = '-nguoc';

function orderOf(word: string | null): Order {
  const reversed = word?.endsWith(REVERSED) ?? false;
  const plain = reversed ? word?.slice(0, -REVERSED.length) : word;
  const keys = Object.keys(KEYS) as SortKey[];
  return { key: keys.find((key) => KEYS[key] === plain) ?? 'given', reversed };
}

const wordOf = ({ key, reversed }: Order): string | null =>
  key === 'given' && !reversed ? null : KEYS[key] + (reversed ? REVERSED : '');

type Seen = Pick<SeenTable, 'find' | 'region' | 'order' | 'us'>;

/** What the reader sought, filtered and sorted in a ranking table, kept in the address. */
export class SeenTable {
  find = $state('');
  region = $state('');
  order = $state.raw<Order>({ key: 'given', reversed: false });
  /** The unit the reader calls "us"; empty = none. */
  us = $state('');
  #read = $state(false);

  /** To be made while a component is set up. */
  constructor() {
    onMount(() => this.#readAddress());
    afterNavigate(() => this.#readAddress());
    $effect(() => {
      if (!this.#read) return;
      const { find, region, order, us } = this;
      const timer = setTimeout(() => this.#write({ find, region, order, us }), 200);
      return () => clearTimeout(timer);
    });
  }

  #readAddress(): void {
    // Not of `page.url`, which knows nothing of what `replaceState` wrote.
    const choice = rankingIn(location.search);
    this.find = choice.find;
    this.region = choice.region ?? '';
    this.order = orderOf(choice.sort);
    this.us = choice.us ?? '';
    this.#read = true;
  }

  #write({ find, region, order, us }: Seen): void {
    const { pathname, search, hash } = location;
    const choice = rankingIn(search);
    const query = writeRanking({
      ...choice,
      find,
      region: region || null,
      sort: wordOf(order),
      us: us || null,
    });
    if (query !== search) replaceState(`${pathname}${query}${hash}`, page.state);
  }
}
