import { FONT } from './look';

/**
 * A drawing of the chart library as one small SVG element: without what only the live chart needs and what nobody
 * sees, alike strokes as one, ids that depend on the content alone.
 */
export function tidySvg(svg: string, width: number, height: number): string {
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
    .replace(/^<svg[^>]*>/, '')
    .replace(/<(?:path|rect)(?![^>]* stroke=)[^>]* fill="none"><\/(?:path|rect)>/g, '')
    .replace(/<path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0"([^>]*)><\/path>/g, dot)
    .replace(/<path d="([^"]*)"([^>]*)><\/path>/g, '<path$2 d="$1"/>')
    .replace(/<path[^>]* d=""\/>/g, '')
    .replace(/<g [^>]*><\/g>/g, '')
    .replace(/(<path(?=[^>]* fill="none")[^>]* d=")[^"]*"\/>(?:\1[^"]*"\/>)+/g, onePath)
    .replace(
      /(?<=[ML]([-\d.]+) ([-\d.]+))L(?:\1 ([-\d.]+)|([-\d.]+) \2)(?=[ML"])/g,
      (_, _x, _y, down: string, across: string) => (down === undefined ? `H${across}` : `V${down}`),
    )
    .replace(/ text-anchor="start"/g, '');
  const prefix = `c${hash(body.replace(/zr\d+-/g, ''))}-`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" ` +
    `aria-hidden="true" focusable="false" font-family="${FONT}">` +
    body.replace(/zr\d+-/g, prefix)
  );
}

/** A filled circle as a line of no length with round ends, which any number of dots can share. */
function dot(circle: string, attributes: string): string {
  const [, size, x, y] =
    attributes.match(/transform="matrix\(([-\d.]+),0,0,\1,([-\d.]+),([-\d.]+)\)"/) ?? [];
  const [, fill] = attributes.match(/ fill="([^"]*)"/) ?? [];
  if (size === undefined || fill === undefined || / stroke=/.test(attributes)) return circle;
  const [, opacity] = attributes.match(/ fill-opacity="([^"]*)"/) ?? [];
  return (
    `<path d="M${x} ${y}h0" fill="none" stroke="${fill}" stroke-width="${2 * Number(size)}" ` +
    `stroke-linecap="round"${opacity ? ` stroke-opacity="${opacity}"` : ''}></path>`
  );
}

/** Lines drawn alike and one after the other, as one path. */
function onePath(paths: string, start: string): string {
  const lines = [...paths.matchAll(/ d="([^"]*)"/g)].map(([, line]) => line);
  return `${start}${lines.join('')}"/>`;
}

function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
