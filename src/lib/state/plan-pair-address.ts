import { readId } from './address-id';

/** Ids of two plans; null = as the page has them. */
export interface PlanPair {
  a: string | null;
  b: string | null;
}

/** Reads `/ke-hoach/so-sanh?a=…&b=…`; what is broken counts as not given. */
export function planPair(params: URLSearchParams): PlanPair {
  return { a: readId(params.get('a')), b: readId(params.get('b')) };
}

/** The query part of the address, `''` for the pair that the page shows by itself. */
export function planPairQuery({ a, b }: PlanPair, usual: { a: string; b: string } | null): string {
  if (a === null || b === null || (a === usual?.a && b === usual.b)) return '';
  return `?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;
}
