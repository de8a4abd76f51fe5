import type { SearchProgress } from '../domain/search';
import { m } from '../messages/generated/messages';

const WORDS: Record<SearchProgress, (() => string) | null> = {
  loading: m.search_loading,
  failed: m.search_failed,
  loading_units: m.search_loading_units,
  failed_units: m.search_failed_units,
  outdated: m.search_outdated,
  ready: null,
};

/** What a reader must know of the lists beside `count` finds; null when they are whole and something was found. */
export function searchWords(progress: SearchProgress, count: number): string | null {
  return WORDS[progress]?.() ?? (count === 0 ? m.search_none() : null);
}
