import type { EChartsType } from 'echarts/core';
import { m } from '../messages/generated/messages';
import type { ChartSpec } from '../charts/spec';
import type { watermarked } from '../charts/watermark';

/** One frame at 60 Hz, in milliseconds. */
const AFTER_PAINT = 17;

export type Build = (width: number) => ChartSpec | null;

export interface LiveChart {
  /** With words that are written over the whole drawing, where there are any. */
  update(build: Build, caption: string, watermark?: string): void;
  destroy(): void;
}

/**
 * Draws a chart into a node and again whenever its width changes; fetches the chart library on first use. A
 * new drawing comes one frame after the words and tables of its answer.
 */
export function mountChart(
  node: HTMLElement,
  tell: { drawn: (spec: ChartSpec) => void; failed: () => void },
): LiveChart {
  let chart: EChartsType | null = null;
  let gone = false;
  let width = 0;
  let drawn = { width: 0, height: 0 };
  let wanted: { build: Build; caption: string; watermark: string } | null = null;
  let stamp: typeof watermarked | null = null;
  let next = 0;
  const draw = () => {
    if (!chart || !wanted || width < 40) return;
    const plain = wanted.build(width);
    if (!plain) return tell.failed();
    const { watermark } = wanted;
    const spec = watermark && stamp ? stamp(plain, watermark) : plain;
    const { height } = spec;
    node.style.height = `${height}px`;
    if (drawn.width !== width || drawn.height !== height) chart.resize({ width, height });
    drawn = { width, height };
    chart.setOption({ ...spec.option, aria: aria(wanted.caption) }, { notMerge: true });
    tell.drawn(spec);
  };
  const soon = () => {
    clearTimeout(next);
    next = window.setTimeout(draw, AFTER_PAINT);
  };
  const observer = new ResizeObserver(([entry]) => {
    const found = Math.floor(entry?.contentRect.width ?? 0);
    if (found === width) return;
    width = found;
    if (drawn.width !== width) draw();
  });
  import('../charts/echarts')
    .then(({ init, watermarked }) => {
      if (gone) return;
      stamp = watermarked;
      chart = init(node, null, { renderer: 'svg', width: 320, height: 200 });
      width = Math.floor(node.clientWidth);
      observer.observe(node);
      draw();
    })
    .catch(tell.failed);
  return {
    update(build, caption, watermark = '') {
      wanted = { build, caption, watermark };
      if (drawn.width === 0) draw();
      else soon();
    },
    destroy() {
      gone = true;
      clearTimeout(next);
      observer.disconnect();
      chart?.dispose();
    },
  };
}

/** The caption and the table say what a chart shows; the name makes the drawing one picture for screen readers. */
function aria(caption: string) {
  return { enabled: true, label: { enabled: true, description: m.charts_aria({ caption }) } };
}
