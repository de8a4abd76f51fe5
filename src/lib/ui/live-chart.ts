import type { EChartsType } from 'echarts/core';
import { m } from '../messages/generated/messages';
import type { ChartSpec } from '../charts/spec';

export type Build = (width: number) => ChartSpec | null;

export interface LiveChart {
  update(build: Build, caption: string): void;
  destroy(): void;
}

/** Draws a chart into a node and again whenever its width changes; fetches the chart library on first use. */
export function mountChart(
  node: HTMLElement,
  tell: { drawn: (spec: ChartSpec) => void; failed: () => void },
): LiveChart {
  let chart: EChartsType | null = null;
  let gone = false;
  let drawnWidth = 0;
  let wanted: { build: Build; caption: string } | null = null;
  const draw = (width: number, again: boolean) => {
    if (!chart || !wanted || width < 40 || (width === drawnWidth && !again)) return;
    const spec = wanted.build(width);
    if (!spec) return tell.failed();
    drawnWidth = width;
    node.style.height = `${spec.height}px`;
    chart.resize({ width, height: spec.height });
    chart.setOption({ ...spec.option, aria: aria(wanted.caption) }, { notMerge: true });
    tell.drawn(spec);
  };
  const observer = new ResizeObserver(([entry]) => {
    if (entry) draw(Math.floor(entry.contentRect.width), false);
  });
  import('../charts/echarts')
    .then(({ init }) => {
      if (gone) return;
      chart = init(node, null, { renderer: 'svg', width: 320, height: 200 });
      observer.observe(node);
      draw(node.clientWidth, true);
    })
    .catch(tell.failed);
  return {
    update(build, caption) {
      wanted = { build, caption };
      draw(node.clientWidth, true);
    },
    destroy() {
      gone = true;
      observer.disconnect();
      chart?.dispose();
    },
  };
}

/** The caption and the table say what a chart shows; the name makes the drawing one picture for screen readers. */
function aria(caption: string) {
  return { enabled: true, label: { enabled: true, description: m.charts_aria({ caption }) } };
}
