/** How many decimals a number has as JavaScript prints it: 1.25 → 2, 1e-7 → 7. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

function shifted(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Rounds half away from zero as people do on paper: 1.005 → 1.01 and −2.5 → −3. Never −0. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const scaled = Math.round(shifted(Math.abs(value), decimals));
  if (!Number.isFinite(scaled)) return value;
  const size = shifted(scaled, -decimals);
  return value < 0 && size !== 0 ? -size : size;
}

/** a − b without binary noise: 92.57 − 91.43 = 1.14. As many decimals as the finer of the two. */
export function subtract(a: number, b: number): number {
  return roundTo(a - b, Math.min(15, Math.max(decimalsOf(a), decimalsOf(b))));
}

/** Orders two numbers; for `sort`. */
export function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Smallest, middle and largest value, the median of an even count being the mean of the middle two; null for none. */
export function summarise(
  values: readonly number[],
): { min: number; median: number; max: number } | null {
  const sorted = [...values].sort(compareNumbers);
  const min = sorted[0];
  const max = sorted.at(-1);
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  if (min === undefined || max === undefined || low === undefined || high === undefined)
    return null;
  const places = Math.min(15, Math.max(decimalsOf(low), decimalsOf(high)) + 1);
  return { min, median: low === high ? low : roundTo((low + high) / 2, places), max };
}
