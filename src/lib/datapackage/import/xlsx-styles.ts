import { readXml } from './xml';

/** How a number of a cell is shown, as far as its meaning goes. */
export type NumberFormat = 'percent' | 'date' | 'plain';

/** Numbers of the built-in formats that are dates or times, percentages. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
]);
const BUILT_IN_PERCENTS = new Set([9, 10]);

function ofCode(code: string): NumberFormat {
  const bare = code
    .split(';', 1)
    .join('')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (bare.includes('%')) return 'percent';
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'plain';
}

/** Formats of the cell styles of a workbook, by the index that cells name. */
export async function readStyles(bytes: Uint8Array, signal?: AbortSignal): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inside = false;
  await readXml(
    bytes,
    {
      open(name, attribute) {
        if (name === 'numFmt')
          codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
        else if (name === 'cellXfs') inside = true;
        else if (name === 'xf' && inside) {
          const id = Number(attribute('numFmtId') ?? 0);
          const code = codes.get(id);
          if (code !== undefined) formats.push(ofCode(code));
          else if (BUILT_IN_PERCENTS.has(id)) formats.push('percent');
          else formats.push(BUILT_IN_DATES.has(id) ? 'date' : 'plain');
        }
      },
      close(name) {
        if (name === 'cellXfs') inside = false;
      },
    },
    signal,
  );
  return formats;
}

const DAY = 86_400_000;

/** The day (and time, where there is one) that a serial number of a spreadsheet stands for, as ISO text. */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  // Spreadsheets count a 29 February 1900 that never was.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - 25_569) * DAY));
  return date.toISOString().replace(/T00:00:00\.000Z$|\.\d+Z$/, '');
}
