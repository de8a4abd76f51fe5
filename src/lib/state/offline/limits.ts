/** Something kept that may be dropped: a page with its data, data alone, or a list. */
export interface Held {
  path: string;
  /** When it was last had from the network, in milliseconds. */
  read: number;
  bytes: number;
}

export interface Limits {
  /** Pages and lists together. */
  pages: number;
  bytes: number;
}

/** Own limits, well below what browsers grant a site; hashed files come on top, each is kept once. */
export const LIMITS: Limits = { pages: 250, bytes: 60_000_000 };
/** Pages of an older release that are fetched anew in the background. */
export const CARRIED = 40;

/** What to drop: what was read longest ago, until the rest is within the limits. */
export function surplus(held: readonly Held[], limits: Limits): Held[] {
  let bytes = 0;
  return held
    .toSorted((a, b) => b.read - a.read)
    .filter((one, i) => (bytes += one.bytes) > limits.bytes || i >= limits.pages);
}
