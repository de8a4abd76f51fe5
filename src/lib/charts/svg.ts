import { init, setPlatformAPI } from './echarts';
import { FONT } from './look';
import { NARROW, WIDE, type ChartSpec } from './spec';
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
    return tidy(chart.renderToSVGString({ useViewBox: true }), width, height);
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

/** Drops what only the live chart needs, and makes ids depend on the content alone. */
function tidy(svg: string, width: number, height: number): string {
  const body = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|pointer-events|class|xml:space)="[^"]*"/g, '')
    .replace(new RegExp(`font-family:${FONT};?`, 'g'), '')
    .replace(new RegExp(`font: (?:normal )*(\\S+) ${FONT}`, 'g'), 'font-size:$1')
    .replace(/ style=""/g, '')
    .replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replace(/<rect [^>]*fill="transparent"[^>]*><\/rect>\n?/g, '')
    .replace(/<defs\s*>\s*<\/defs>/g, '')
    .replace(/\n+/g, '')
    .replace(/^<svg[^>]*>/, '');
  const prefix = `c${hash(body.replace(/zr\d+-/g, ''))}-`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" ` +
    `aria-hidden="true" focusable="false" font-family="${FONT}">` +
    body.replace(/zr\d+-/g, prefix)
  );
}

function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
