import { init, setPlatformAPI } from './echarts';
import { NARROW, WIDE, type ChartSpec } from './spec';
import { tidySvg } from './tidy-svg';
import { textWidth } from './text';

// No canvas to measure with on the server; the library's own guess counts every Vietnamese letter as full width.
setPlatformAPI({
  measureText: (text: string, font?: string) => ({
    width: textWidth(text, Number.parseFloat(font?.match(/([\d.]+)px/)?.[1] ?? '13')),
  }),
});

/** Draws an option as one SVG element, for the server and the command line only. No script, no style element. */
export function renderSvg(
  option: ChartSpec['option'],
  { width, height }: { width: number; height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false, tooltip: { show: false } });
    return tidySvg(chart.renderToSVGString({ useViewBox: true }), width, height);
  } finally {
    chart.dispose();
  }
}

export interface DrawnChart {
  wide: string;
  narrow: string;
  notes: string[];
}

/** A chart in its wide and its narrow rendering, with the notes of the wide one. */
export function drawChart(build: (width: number) => ChartSpec): DrawnChart {
  const wide = build(WIDE);
  const narrow = build(NARROW);
  return {
    wide: renderSvg(wide.option, wide),
    narrow: renderSvg(narrow.option, narrow),
    notes: wide.notes,
  };
}
