/** A rate on fewer cases than this is marked as resting on little. */
export const SMALL_DENOMINATOR = 30;

/** 97.5 % quantile of the normal distribution. */
const Z95 = 1.959963984540054;

/** Percent 0–100 from counts; null without a positive denominator. */
export function ratePercent(numerator: number, denominator: number): number | null {
  return denominator > 0 ? (numerator / denominator) * 100 : null;
}

/** Whether a rate rests on too few cases to be read closely. */
export function isSmallDenominator(denominator: number): boolean {
  return denominator < SMALL_DENOMINATOR;
}

/**
 * Wilson score interval (95 %) of a proportion, as shares 0–1: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 * (E. B. Wilson, 1927). Null unless 0 ≤ numerator ≤ denominator and denominator > 0.
 */
export function wilson95(
  numerator: number,
  denominator: number,
): { low: number; high: number } | null {
  if (!(denominator > 0) || numerator < 0 || numerator > denominator) return null;
  const p = numerator / denominator;
  const z2n = (Z95 * Z95) / denominator;
  const centre = p + z2n / 2;
  const half = Z95 * Math.sqrt((p * (1 - p)) / denominator + z2n / (4 * denominator));
  const low = numerator === 0 ? 0 : (centre - half) / (1 + z2n);
  const high = numerator === denominator ? 1 : (centre + half) / (1 + z2n);
  return { low: Math.min(p, Math.max(0, low)), high: Math.max(p, Math.min(1, high)) };
}
