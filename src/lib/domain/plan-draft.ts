import { listLetter } from './list-letters';

/** A task of a plan as it is being written: texts as they were typed. */
export interface DraftItem {
  id: string;
  /** 0 for an item of the plan, 1 for its tasks, and so on: at most one deeper than the item before it. */
  depth: number;
  /** A number the writer gave; null = numbered by its place. */
  code: string | null;
  kind: string;
  title: string;
  /** Ids of the indicators it serves, the one it is about first. */
  indicators: readonly string[];
  goal: string;
  /** Names, separated by `; `. */
  leads: string;
  supports: string;
  period: string;
  budget: string;
  /** What will show that it is done. */
  evidence: string;
  /** How many times it is to be done. */
  count: string;
}

/** A plan as it is being written. */
export interface PlanDraft {
  id: string;
  unit: string;
  parent: string;
  title: string;
  issuer: string;
  number: string;
  /** The day it was issued, and its year. */
  date: string;
  year: string;
  /** Documents it rests on, a line each. */
  basis: string;
  items: readonly DraftItem[];
}

export const MOST_DEPTH = 3;

export const emptyItem = (id: string, depth = 0): DraftItem => ({
  ...{ id, depth, code: null, kind: 'improvement', title: '', indicators: [], goal: '' },
  ...{ leads: '', supports: '', period: '', budget: '', evidence: '', count: '' },
});

export const emptyDraft = (id: string): PlanDraft => ({
  ...{ id, unit: '', parent: '', title: '', issuer: '', number: '', date: '', year: '' },
  ...{ basis: '', items: [] },
});

type Items = readonly DraftItem[];

/** Where the items below an item end. */
export function endOf(items: Items, at: number): number {
  const depth = items[at]?.depth ?? 0;
  let end = at + 1;
  while ((items[end]?.depth ?? -1) > depth) end++;
  return end;
}

/** Place of the item that an item stands below; -1 for one at the top. */
export function parentAt(items: Items, at: number): number {
  const depth = items[at]?.depth ?? 0;
  for (let i = at - 1; i >= 0; i--) if ((items[i]?.depth ?? 0) < depth) return i;
  return -1;
}

/** Place of the item before it under the same parent; -1 for the first. */
function siblingBefore(items: Items, at: number): number {
  const depth = items[at]?.depth ?? 0;
  for (let i = at - 1; i >= 0; i--) {
    const other = items[i]?.depth ?? 0;
    if (other === depth) return i;
    if (other < depth) return -1;
  }
  return -1;
}

const LETTERED = Array.from({ length: 24 }, (_, n) => listLetter(n));

/** The number after another: `II.1` → `II.2`, `II.1.d` → `II.1.đ`. */
function codeAfter(code: string): string {
  const cut = code.lastIndexOf('.') + 1;
  const [head, last] = [code.slice(0, cut), code.slice(cut)];
  if (/^\d+$/.test(last)) return head + (Number(last) + 1);
  const letter = LETTERED.indexOf(last);
  return letter >= 0 ? head + listLetter(letter + 1) : `${code}.1`;
}

/** Numbers of the items of a plan: those given, the others by their place (II.1, II.1.a, II.1.a.1, …). */
export function codesOf(items: Items): string[] {
  const codes: string[] = [];
  items.forEach((item, at) => {
    const before = codes[siblingBefore(items, at)];
    const parent = codes[parentAt(items, at)];
    const first = parent === undefined ? 'II.1' : `${parent}.${item.depth % 2 === 1 ? 'a' : '1'}`;
    codes.push(item.code ?? (before === undefined ? first : codeAfter(before)));
  });
  return codes;
}

const shifted = (items: Items, by: number): DraftItem[] =>
  items.map((item) => ({ ...item, depth: item.depth + by }));

/** Where an item may go: up and down among its siblings with all below it, in below the one before, out beside its parent. */
export type Move = 'up' | 'down' | 'in' | 'out';

/** Items after a move; the same items where there is no such place. */
export function moved(items: Items, id: string, move: Move): Items {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return items;
  const end = endOf(items, at);
  const block = items.slice(at, end);
  if (move === 'up' || move === 'in') {
    const before = siblingBefore(items, at);
    if (before < 0) return items;
    if (move === 'up')
      return [...items.slice(0, before), ...block, ...items.slice(before, at), ...items.slice(end)];
    if (block.some(({ depth }) => depth >= MOST_DEPTH)) return items;
    return [...items.slice(0, at), ...shifted(block, 1), ...items.slice(end)];
  }
  if (move === 'down') {
    if (items[end]?.depth !== items[at]?.depth) return items;
    const next = endOf(items, end);
    return [...items.slice(0, at), ...items.slice(end, next), ...block, ...items.slice(next)];
  }
  const parent = parentAt(items, at);
  if (parent < 0) return items;
  const after = endOf(items, parent);
  return [
    ...items.slice(0, at),
    ...items.slice(end, after),
    ...shifted(block, -1),
    ...items.slice(after),
  ];
}

/** Items after one, with all below it, was put before another, as its sibling; the same where it cannot stand there. */
export function dropped(items: Items, id: string, before: string): Items {
  const at = items.findIndex((item) => item.id === id);
  const to = items.findIndex((item) => item.id === before);
  const end = endOf(items, at);
  if (at < 0 || to < 0 || (to >= at && to < end)) return items;
  const by = (items[to]?.depth ?? 0) - (items[at]?.depth ?? 0);
  const block = shifted(items.slice(at, end), by);
  if (block.some(({ depth }) => depth > MOST_DEPTH)) return items;
  const rest = [...items.slice(0, at), ...items.slice(end)];
  const place = rest.findIndex((item) => item.id === before);
  return [...rest.slice(0, place), ...block, ...rest.slice(place)];
}

/** Items without one and all below it. */
export function without(items: Items, id: string): Items {
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? items : [...items.slice(0, at), ...items.slice(endOf(items, at))];
}

/** Items with one more: below `under` as its last, at the end of the plan where `under` is null. */
export function withItem(items: Items, under: string | null, item: DraftItem): Items {
  const at = items.findIndex((one) => one.id === under);
  if (at < 0) return [...items, { ...item, depth: 0 }];
  const depth = Math.min(MOST_DEPTH, (items[at]?.depth ?? 0) + 1);
  const end = depth > (items[at]?.depth ?? 0) ? endOf(items, at) : at + 1;
  return [...items.slice(0, end), { ...item, depth }, ...items.slice(end)];
}

/** Whether a plan under this parent would, going up, come back to itself. */
export function circular(
  plan: string,
  parent: string,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set([plan]);
  for (let at: string | null = parent; at; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
