const DELIMITERS = [';', '\t', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Dialect {
  delimiter: Delimiter;
  newline: '\n' | '\r';
}

/**
 * Delimiter and line ending of a CSV text, from its first line outside quotes: the delimiter found
 * most often there (comma when none is). `\r\n` counts as `\n`; the spare `\r` is dropped by the reader.
 */
export function detectDialect(text: string): Dialect {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let newline: Dialect['newline'] = '\n';
  let quoted = false;
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      newline = char === '\r' && text[i + 1] !== '\n' ? '\r' : '\n';
      if (seen) break;
    } else {
      if (char.trim() !== '') seen = true;
      const count = counts.get(char);
      if (count !== undefined) counts.set(char, count + 1);
    }
  }
  let best: Delimiter = ',';
  for (const delimiter of DELIMITERS)
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return { delimiter: best, newline };
}
