/** A small seeded generator of numbers (mulberry32): the same seed, the same files. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Texts that have broken readers before. */
const NASTY = [
  '__proto__',
  'constructor',
  '"',
  '""',
  ';',
  '\t',
  '\r',
  '\n\n',
  '\0',
  '\uFEFF',
  '1e999',
  '-0',
  'NaN',
  '%',
  '(*)',
  '9'.repeat(400),
  '=1+1',
  '<',
  '&amp;',
  '\u0301',
  '2025-13',
  '31/02/2024',
  ','.repeat(50),
  ')',
  '2025 2026',
  '\ud800',
];

/** Some bytes of a file changed, cut, doubled or replaced by nasty text. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let made: Uint8Array = bytes.slice();
  const at = () => Math.floor(random() * (made.length + 1));
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
    const kind = Math.floor(random() * 6);
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    if (kind === 0 && made.length > 0)
      made[Math.min(from, made.length - 1)] = Math.floor(random() * 256);
    else if (kind === 1) made = made.slice(0, Math.max(1, from));
    else if (kind === 2)
      made = joined(made.subarray(0, from), made.subarray(Math.min(to, from + 40)));
    else if (kind === 3)
      made = joined(
        made.subarray(0, from),
        made.subarray(from, Math.min(to, from + 200)),
        made.subarray(from),
      );
    else if (kind === 4) {
      const text = NASTY[Math.floor(random() * NASTY.length)] ?? '';
      made = joined(made.subarray(0, from), new TextEncoder().encode(text), made.subarray(from));
    } else
      for (let i = from; i < Math.min(to, from + 8); i++)
        made[i] = (made[i] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return made;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
