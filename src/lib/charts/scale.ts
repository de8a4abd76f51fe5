/** A round step that divides a span into about `count` parts. */
export function niceStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const fraction = rough / power;
  const nice = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10;
  return nice * power;
}

export interface Extent {
  min: number;
  max: number;
  step: number;
}

/** Round ends around the values; not forced to zero, because lines show change, not size. */
export function niceExtent(values: readonly number[], count = 4): Extent {
  if (values.length === 0) return { min: 0, max: 1, step: 1 };
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) {
    const pad = Math.abs(low) * 0.05 || 1;
    low -= pad;
    high += pad;
  }
  const step = niceStep(high - low, count);
  const clean = (value: number) => Number(value.toPrecision(12));
  return {
    min: clean(Math.floor(low / step + 1e-9) * step),
    max: clean(Math.ceil(high / step - 1e-9) * step),
    step: clean(step),
  };
}

/**
 * Moves labels apart so that neighbours are at least `gap` from each other and all within `min` … `max`
 * while there is room, keeping their order. Answers in the order given.
 */
export function dodge(wanted: readonly number[], gap: number, min: number, max: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const fits = Math.min(gap, order.length > 1 ? (max - min) / (order.length - 1) : gap);
  const placed = wanted.map((value) => Math.min(max, Math.max(min, value)));
  let floor = min;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? min, floor);
    floor = (placed[index] ?? min) + fits;
  }
  let ceiling = max;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? max, ceiling);
    ceiling = (placed[index] ?? max) - fits;
  }
  return placed;
}
