import type { KeptPage } from './shelf';

export interface Limits {
  pages: number;
  bytes: number;
}

/** Own limits, well below what browsers grant a site. */
export const LIMITS: Limits = { pages: 250, bytes: 60_000_000 };
/** Pages of an older release that are fetched anew in the background. */
export const CARRIED = 40;

/** Pages to drop: those read longest ago, until the rest is within the limits. */
export function surplus(pages: readonly KeptPage[], limits: Limits): KeptPage[] {
  let bytes = 0;
  return pages
    .toSorted((a, b) => b.read - a.read)
    .filter((one, i) => (bytes += one.bytes) > limits.bytes || i >= limits.pages);
}
