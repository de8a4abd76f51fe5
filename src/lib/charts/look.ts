import type { EChartsOption } from 'echarts';

/** Colours of charts, the same as the custom properties in `ui/theme.css`. */
export const INK = '#1b2328';
export const MUTED = '#55606a';
export const RULE = '#9aa4ab';
export const GRID = '#e4e8ea';
export const PAPER = '#ffffff';
export const US = '#0b5c6b';
export const OTHER = '#b4bdc3';
export const EMPTY = '#f0f2f3';
export const BAND = '#e2eff0';
export const BREAK = '#8a4b08';

/** Told apart by readers with any colour vision, each at least 3 : 1 on white; shapes differ besides. */
const SERIES = [
  '#c2570c',
  '#3a55a8',
  '#7a7a00',
  '#b8336a',
  '#2a82b8',
  '#6b4226',
  '#7b4ea3',
  '#2f8a4c',
  '#a51d2d',
  '#55606a',
  '#0f9090',
];
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect'];

/** From least to most, light to dark. */
export const SEQUENTIAL = ['#e2eff0', '#b3d6da', '#7ab7bf', '#277683', '#0b4a57'];

export const FONT = 'system-ui, sans-serif';
export const FONT_SIZE = 13;

/** Colour of each series: the accent for "us" (the first, if nobody is marked), the palette for the others. */
export function seriesColours(series: readonly { us?: boolean }[]): string[] {
  const marked = series.findIndex((one) => one.us);
  const us = marked === -1 ? 0 : marked;
  let next = 0;
  return series.map((_, index) => (index === us ? US : (SERIES[next++ % SERIES.length] ?? MUTED)));
}

export function seriesSymbol(index: number): string {
  return SYMBOLS[index % SYMBOLS.length] ?? 'circle';
}

/** Text colour that is read on a step of `SEQUENTIAL`. */
export function onSequential(step: number): string {
  return step >= 3 ? PAPER : INK;
}

/** What every option shares. */
export const BASE: EChartsOption = {
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: INK },
};
