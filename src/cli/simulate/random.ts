import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that look random and are the same on every machine for one seed and one key. */
export interface Stream {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** About normal, mean 0, deviation 1, never beyond ±6: twelve uniform numbers less six (only sums, so exact). */
  normal(): number;
}

const STEPS = 2 ** 24;

/** FNV-1a over UTF-16 units: the same 32 bits everywhere. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return bits | 0;
}

/** The stream of one key: what one key draws never depends on how much another drew. */
export function stream(seed: number, key: string): Stream {
  const random = xoroshiro128plus(hash(`${seed} ${key}`));
  const int = (low: number, high: number) => uniformInt(random, low, high);
  return {
    int,
    normal: () => {
      let sum = 0;
      for (let i = 0; i < 12; i++) sum += int(0, STEPS - 1) / STEPS;
      return sum - 6;
    },
  };
}
