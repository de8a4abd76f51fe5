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

/** Smallest value, quartiles and largest value of a set. */
export interface FiveNumbers {
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
}

/** Place (n − 1)·share in the sorted values, straight between two neighbours; `share` is a multiple of 1/4. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  if (low === high) return low;
  const part = place - Math.floor(place);
  const places = Math.max(decimalsOf(low), decimalsOf(high)) + (part === 0.5 ? 1 : 2);
  return roundTo(low + part * (high - low), Math.min(15, places));
}

/**
 * The five numbers of a distribution, whatever the order of the values; null for none. Quartiles as spreadsheets give
 * them (QUARTILE.INC; type 7 of Hyndman and Fan, 1996); the median of an even count is the mean of the middle two.
 */
export function fiveNumbers(values: readonly number[]): FiveNumbers | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort(compareNumbers);
  const at = (share: number) => quantile(sorted, share);
  return { min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) };
}

/** Smallest, middle and largest value, as `fiveNumbers` has them; null for none. */
export function summarise(
  values: readonly number[],
): { min: number; median: number; max: number } | null {
  const found = fiveNumbers(values);
  return found && { min: found.min, median: found.median, max: found.max };
}
