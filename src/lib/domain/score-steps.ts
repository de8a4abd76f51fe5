/** Which points may be given: some of a list, or multiples of one step. */
export type Steps = { points: readonly number[] } | { every: number };

const numberOf = (text: string) => Number(text.replace(',', '.'));

/**
 * The points that the words of a framework allow: `kịp thời 1; không kịp thời 0,5; không ban hành 0` and
 * `>90 %: 2; 70-90 %: 1` end each step with its points; `bước 0,25` allows multiples. Null where they do not say.
 */
export function stepPoints(text: string | null): Steps | null {
  const words = text?.trim() ?? '';
  const every = /^bước\s+(\d+(?:[.,]\d+)?)$/i.exec(words)?.[1];
  if (every !== undefined) return numberOf(every) > 0 ? { every: numberOf(every) } : null;
  const parts = words.split(';').map((part) => part.trim());
  const points = parts.map((part) => /(?:^|[\s:=])(-?\d+(?:[.,]\d+)?)$/.exec(part)?.[1]);
  if (points.length < 2 || points.some((one) => one === undefined)) return null;
  return { points: points.map((one) => numberOf(one ?? '')) };
}

/** Whether points are among those allowed. */
export function isOnStep(value: number, steps: Steps): boolean {
  if ('points' in steps) return steps.points.some((one) => Math.abs(one - value) < 1e-9);
  const times = value / steps.every;
  return Math.abs(times - Math.round(times)) < 1e-9;
}
