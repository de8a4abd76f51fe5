/** Words of a text that stay, go or come. */
export interface DiffPart {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Beyond this many pairs of words the whole text counts as replaced. */
const MOST_PAIRS = 1_000_000;

/**
 * What became of a text, word by word: the longest common run of words stays. `same` words are those that `plain`
 * makes equal, written as in the new text.
 */
export function wordDiff(
  from: string,
  to: string,
  plain: (word: string) => string = (word) => word,
): DiffPart[] {
  const [a, b] = [words(from), words(to)];
  if (a.length * b.length > MOST_PAIRS)
    return [
      { kind: 'out', text: from },
      { kind: 'in', text: to },
    ];
  const [left, right] = [a.map(plain), b.map(plain)];
  const longest = left.map(() => new Uint32Array(b.length + 1));
  longest.push(new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (!row) continue;
      row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const parts: DiffPart[] = [];
  const say = (kind: DiffPart['kind'], word = ''): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else parts.push({ kind, text: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && left[i] === right[j]) {
      say('same', b[j]);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) say('out', a[i++]);
    else say('in', b[j++]);
  }
  return parts;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
