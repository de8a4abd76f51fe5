import { fold } from '../domain/fold';

/**
 * Short codes for tiles that have no room for names, each different: the initials, with more letters of the last word or
 * of the first where others share them (`Hà Nội` HNộ, `Hà Nam` HNa).
 */
export function tileCodes(names: readonly string[]): string[] {
  const options = names.map(candidates);
  const taken = new Set<string>();
  return options.map((codes, own) => {
    const alone = codes.find(
      (code, k) =>
        !taken.has(key(code, k)) &&
        options.every((other, i) => i === own || key(other[k] ?? '', k) !== key(code, k)),
    );
    const code = alone ?? codes.at(-1) ?? '';
    taken.add(code.toLowerCase());
    return code;
  });
}

/** Initials count as the same with or without marks (BĐ, BD), longer codes do not. */
function key(code: string, level: number): string {
  return level === 0 ? fold(code) : code.toLowerCase();
}

function candidates(name: string): string[] {
  const words = name
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  const head = words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('');
  if (!last) return [first.slice(0, 3), first.slice(0, 4)];
  if (words.length > 2) return [head + last.charAt(0), head + last.slice(0, 2)];
  return [
    head + last.charAt(0),
    head + last.slice(0, 2),
    first.slice(0, 2) + last.charAt(0),
    first.charAt(0) + last.slice(0, 3),
    first.slice(0, 2) + last.slice(0, 2),
    first.slice(0, 3) + last.slice(0, 3),
  ];
}

/** Islands moved to the column after the mainland, a half column apart, so that tiles can be larger. */
export function tilePlaces(tiles: readonly { x: number; y: number; island?: boolean }[]): {
  columns: number;
  rows: number;
  at: { x: number; y: number }[];
} {
  const left = Math.min(...tiles.map((tile) => tile.x));
  const top = Math.min(...tiles.map((tile) => tile.y));
  const coast = Math.max(...tiles.filter((tile) => !tile.island).map((tile) => tile.x - left));
  const at = tiles.map((tile) => ({
    x: tile.island ? coast + 1.5 : tile.x - left,
    y: tile.y - top,
  }));
  return {
    columns: Math.max(...at.map((place) => place.x)) + 1,
    rows: Math.max(...at.map((place) => place.y)) + 1,
    at,
  };
}

export type Step = 1 | 2 | 3 | 4 | 5;

export interface Classes {
  /** Step of each value; null where there is none. */
  steps: (Step | null)[];
  /** Least and greatest value of each step that occurs, in order of steps. */
  ranges: { step: Step; min: number; max: number }[];
}

/** Five classes of equal size (quantiles); equal values share a class. */
export function quantileClasses(values: readonly (number | null)[]): Classes {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const steps = values.map((value): Step | null => {
    if (value === null) return null;
    const below = known.findIndex((one) => one >= value);
    return (Math.min(4, Math.floor((below / known.length) * 5)) + 1) as Step;
  });
  const ranges = ([1, 2, 3, 4, 5] as const).flatMap((step) => {
    const own = values.filter((value, i) => value !== null && steps[i] === step);
    const numbers = own.filter((value) => value !== null);
    return numbers.length === 0
      ? []
      : [{ step, min: Math.min(...numbers), max: Math.max(...numbers) }];
  });
  return { steps, ranges };
}
