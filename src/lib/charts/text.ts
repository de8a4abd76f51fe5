import { FONT_SIZE } from './look';

const NARROW_CHARS = /[ijlftrI.,:;'|!()[\]\s/·-]/;
const BROAD_CHARS = /[mwMW%@]/;

/** Width of a line of text in pixels, near enough to leave room for it; marks of Vietnamese letters take none. */
export function textWidth(text: string, size: number = FONT_SIZE): number {
  let ems = 0;
  for (const char of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    if (NARROW_CHARS.test(char)) ems += 0.33;
    else if (BROAD_CHARS.test(char)) ems += 0.88;
    else if (char > '\u2fff') ems += 1;
    else if (/\p{Lu}/u.test(char)) ems += 0.68;
    else ems += 0.57;
  }
  return ems * size;
}

/** Cuts text that is wider than `width` and ends it with "…". */
export function truncate(text: string, width: number, size: number = FONT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** Breaks text at spaces into lines no wider than `width`. */
export function wrap(text: string, width: number, size: number = FONT_SIZE): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Widest of several texts. */
export function widest(texts: readonly string[], size: number = FONT_SIZE): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}

/** Text for a tooltip that the chart library sets as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
