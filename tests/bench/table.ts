/** One measured figure. */
export interface Figure {
  name: string;
  value: number;
  unit: 'kB' | 'ms' | 's' | '×';
  /** The most it may be; null where nothing was promised. */
  budget: number | null;
}

export function figure(
  name: string,
  value: number,
  unit: Figure['unit'],
  budget: number | null = null,
): Figure {
  return { name, value: Math.round(value * 100) / 100, unit, budget };
}

/** The value below which a part of the sample lies (nearest rank). */
export function quantile(sample: readonly number[], part: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new Error('an empty sample has no quantile');
  return value;
}

export const median = (sample: readonly number[]) => quantile(sample, 0.5);

export const verdict = ({ value, budget }: Figure) =>
  budget === null ? '' : value <= budget ? 'pass' : 'OVER';

export function table(figures: readonly Figure[]): string {
  const head = ['figure', 'value', 'unit', 'budget', ''];
  const rows = figures.map((one) => [
    one.name,
    one.value.toFixed(one.unit === 'ms' ? 0 : 2),
    one.unit,
    one.budget === null ? '' : `≤ ${one.budget}`,
    verdict(one),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, i) => (i === 1 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}
