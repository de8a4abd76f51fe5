/**
 * Folds Vietnamese text for search: decomposed, marks stripped, đ → d, lower case, spaces collapsed.
 * `fold('Đà  Nẵng')` is `'da nang'`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** True if every word of `query` occurs in `text`, both folded; an empty query matches all. */
export function foldedMatch(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Orders Vietnamese text as a Vietnamese dictionary does (Đ after D, tones after letters). */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
