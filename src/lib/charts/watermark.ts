import type { ChartSpec } from './spec';

const STEP = { x: 300, y: 110 };

/** Writes words over a whole drawing, pale and again and again, so that no part of it can be taken without them. */
export function watermarked(spec: ChartSpec, words: string): ChartSpec {
  const { option, width, height } = spec;
  const columns = Math.max(1, Math.round(width / STEP.x));
  const rows = Math.max(1, Math.round(height / STEP.y));
  const marks = Array.from({ length: columns * rows }, (_, i) => ({
    type: 'text' as const,
    silent: true,
    z: 100,
    x: (width * ((i % columns) + 0.5)) / columns,
    y: (height * (Math.floor(i / columns) + 0.5)) / rows,
    rotation: 0.3,
    style: {
      text: words,
      fill: 'rgba(168, 50, 30, 0.2)',
      font: '700 18px sans-serif',
      align: 'center' as const,
      verticalAlign: 'middle' as const,
    },
  }));
  const own = [option.graphic ?? []].flat();
  return { ...spec, option: { ...option, graphic: [...own, ...marks] as typeof marks } };
}
