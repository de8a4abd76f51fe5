const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** The letter of the n-th point of a list, from 0, in Vietnamese order; after "y" comes "aa". */
export function listLetter(n: number): string {
  const letter = LETTERS[n % LETTERS.length] ?? '';
  return letter.repeat(Math.floor(n / LETTERS.length) + 1);
}
