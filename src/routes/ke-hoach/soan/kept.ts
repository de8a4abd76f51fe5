import type { Revs } from '$lib/state/own-work';
import { emptyDraft, emptyItem, type PlanDraft } from '$lib/domain/plan-draft';

const KEY = 'parscope:plan-draft:1:';
const SINCE = 'parscope:plan-since:1:';

function storage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

/**
 * Keeps a draft as it was typed, with the versions of its files that it goes on from, or forgets both.
 * @returns whether that was done
 */
export function keepDraft(id: string, draft: PlanDraft | null, since: Revs | null = null): boolean {
  try {
    const store = storage();
    if (!store) return false;
    if (draft) store.setItem(KEY + id, JSON.stringify(draft));
    else store.removeItem(KEY + id);
    if (draft && since) store.setItem(SINCE + id, JSON.stringify([...since]));
    else store.removeItem(SINCE + id);
    return true;
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with the shape of another: what is of another type is left as it is there. */
function shaped<T extends object>(pattern: T, value: unknown): T {
  if (!isRecord(value)) return pattern;
  const entries = Object.entries(pattern).map(([key, like]) => {
    const found = value[key];
    return [key, typeof found === typeof like && found !== null ? found : like];
  });
  return Object.fromEntries(entries) as T;
}

/** A kept text as a draft; null = it is none. */
export function readKept(text: string): PlanDraft | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value['id'] !== 'string') return null;
    const items = Array.isArray(value['items']) ? (value['items'] as unknown[]) : [];
    let depth = -1;
    return {
      ...shaped(emptyDraft(value['id']), { ...value, items: [] }),
      items: items.flatMap((one, i) => {
        if (!isRecord(one)) return [];
        const item = shaped(emptyItem(`m${i}`), one);
        depth = Math.max(0, Math.min(depth + 1, 3, Math.trunc(item.depth)));
        const indicators = item.indicators.filter((id) => typeof id === 'string');
        const code = typeof one['code'] === 'string' ? one['code'] : null;
        return [{ ...item, depth, indicators, code }];
      }),
    };
  } catch {
    return null;
  }
}

/** The draft of a plan that was not saved among the reader's own yet. */
export function keptDraft(id: string): PlanDraft | null {
  const text = storage()?.getItem(KEY + id) ?? null;
  return text === null ? null : readKept(text);
}

/** The versions of its files that a kept draft goes on from; null = not known. */
export function keptSince(id: string): Revs | null {
  try {
    const value: unknown = JSON.parse(storage()?.getItem(SINCE + id) ?? 'null');
    if (!Array.isArray(value)) return null;
    const pairs = value.filter(
      (one): one is [string, string | null] =>
        Array.isArray(one) &&
        typeof one[0] === 'string' &&
        (one[1] === null || typeof one[1] === 'string'),
    );
    return new Map(pairs);
  } catch {
    return null;
  }
}

/** All of them. */
export function keptDrafts(): PlanDraft[] {
  const store = storage();
  if (!store) return [];
  return Object.keys(store)
    .filter((key) => key.startsWith(KEY))
    .sort()
    .flatMap((key) => keptDraft(key.slice(KEY.length)) ?? []);
}

/** An id that nothing else has. */
export const newId = (start: string): string =>
  `${start}${crypto.getRandomValues(new Uint32Array(2)).reduce((text, n) => text + n.toString(36).padStart(7, '0'), '')}`;
