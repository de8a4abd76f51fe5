import { includesRun, otherWordsOf, wordsOf } from './abbreviations';
import { fold } from './fold';

export const ENTRY_KINDS = ['page', 'index', 'ranking', 'indicator', 'unit', 'plan'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Something the search leads to. */
export interface SearchEntry {
  kind: EntryKind;
  title: string;
  /** What tells it from others of its name. */
  detail: string;
  href: string;
  /** Other names it is found by: earlier names, English, codes. */
  also: string;
}

/** An entry made ready to be searched. */
interface Prepared {
  entry: SearchEntry;
  /** The title with its marks, in small letters. */
  spelled: string;
  folded: string;
  /** All words it is found by, each after a blank: what is not in here need not be scored. */
  all: string;
  title: string[];
  also: string[];
  detail: string[];
}

export type SearchIndex = readonly Prepared[];

/** What is there to be found: the list of pages, and the list of units without a page. */
export type SearchProgress =
  'loading' | 'failed' | 'loading_units' | 'failed_units' | 'outdated' | 'ready';

/** Prepares entries once; those given first win among equals, also when indexes are put together. */
export function searchIndex(entries: readonly SearchEntry[]): SearchIndex {
  return entries.map((entry) => {
    const title = wordsOf(entry.title);
    const also = [...wordsOf(entry.also), ...otherWordsOf(`${entry.title} ${entry.also}`)];
    const detail = wordsOf(entry.detail);
    const all = ` ${[...title, ...also, ...detail].join(' ')}`;
    const spelled = entry.title.normalize('NFC').toLowerCase();
    return { entry, spelled, folded: title.join(' '), all, title, also, detail };
  });
}

/** Kinds of unit most of which have no page: many bear one name, so none settles a query alone. */
const BELOW = /^(xa|phuong|dac khu|thi tran|huyen|quan|thi xa) /;

/** A district, commune or agency: others of its name may have no page. */
const isBelow = ({ kind, href }: SearchEntry): boolean => kind === 'unit' && href.includes('.');

/**
 * Whether units without a page may be meant: the query names their kind, or no page's title but that of
 * a unit below the provinces holds it, word by word in this order, the last one perhaps half typed.
 */
export function reachesFar(pages: SearchIndex, query: string): boolean {
  const whole = wordsOf(query).join(' ');
  return (
    BELOW.test(whole) ||
    !pages.some(({ entry, folded }) => !isBelow(entry) && ` ${folded}`.includes(` ${whole}`))
  );
}

function wordScore(words: readonly string[], asked: string, whole: number): number {
  let best = 0;
  for (const word of words) {
    if (word === asked) return whole;
    if (word.startsWith(asked)) best = whole - 2;
  }
  return best;
}

function scoreOf(one: Prepared, asked: readonly string[]): number {
  let sum = 0;
  for (const word of asked) {
    const found = Math.max(
      wordScore(one.title, word, 12),
      wordScore(one.also, word, 7),
      wordScore(one.detail, word, 4),
    );
    if (found === 0) return 0;
    sum += found;
  }
  return sum / asked.length;
}

/**
 * Entries in which every word of the query begins a word of the title, of another name, of an abbreviation
 * or of the detail; marks and case do not count, but an entry spelled with the marks asked for comes first. Best first.
 */
export function search(index: SearchIndex, query: string, most: number): SearchEntry[] {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  const whole = asked.join(' ');
  const spelled = query.normalize('NFC').trim().toLowerCase();
  const marked = fold(spelled) !== spelled;
  return index
    .filter(({ all }) => asked.every((word) => all.includes(` ${word}`)))
    .map((one) => {
      const base = scoreOf(one, asked);
      if (base === 0) return { one, score: 0 };
      const bonus =
        (one.folded === whole ? 8 : one.folded.startsWith(whole) ? 4 : 0) +
        (asked.length === 1
          ? 0
          : includesRun(one.title, asked)
            ? 8
            : includesRun(one.also, asked)
              ? 6
              : 0) +
        (marked && one.spelled.includes(spelled) ? 6 : 0);
      return { one, score: base + bonus };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one.entry);
}
