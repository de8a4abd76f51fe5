import { ReadFailure } from '../batch';
import { readZip, ZIP_LIMITS } from '../zip-read';
import { placeOf, type RawSheet } from './raw-sheet';
import { readXml } from './xml';
import { readWorksheet } from './xlsx-sheet';
import { readStyles } from './xlsx-styles';

/** What a workbook may unpack to; sheets of zeros pack well, bombs better. */
export const XLSX_LIMITS = { ...ZIP_LIMITS, entries: 2000, bytes: 300_000_000 };

/**
 * Reads the worksheets of an XLSX workbook: values, percent and date formats, merged areas, formulas by
 * the value they last had.
 * @throws {ReadFailure} where it is damaged, unpacks to too much, or has no worksheet
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  signal?: AbortSignal,
): Promise<RawSheet[]> {
  const entries = readZip(bytes, file, XLSX_LIMITS);
  try {
    return await readWorkbook(entries, file, signal);
  } catch (error) {
    if (error instanceof ReadFailure || signal?.aborted) throw error;
    throw new ReadFailure({ code: 'xlsx_broken', file });
  }
}

async function readWorkbook(
  entries: ReadonlyMap<string, Uint8Array>,
  file: string,
  signal?: AbortSignal,
): Promise<RawSheet[]> {
  const root = await targets(entries.get('_rels/.rels'), '', signal);
  const main = [...root.values()].find(({ type }) => type === 'officeDocument');
  const path = main?.path ?? 'xl/workbook.xml';
  const workbook = entries.get(path);
  if (!workbook) throw new ReadFailure({ code: 'xlsx_no_sheets', file });
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const parts = await targets(entries.get(`${folder}_rels/${name}.rels`), folder, signal);
  const partOf = (type: string) => {
    const found = [...parts.values()].find((part) => part.type === type);
    return found && entries.get(found.path);
  };

  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(workbook, {
    open(tag, attribute) {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      listed.push({ name: attribute('name') ?? '', id: attribute('id') ?? '', hidden });
    },
  });
  const stringPart = partOf('sharedStrings');
  const strings = stringPart ? await sharedStrings(stringPart, signal) : [];
  const stylePart = partOf('styles');
  const formats = stylePart ? await readStyles(stylePart, signal) : [];
  const sheets: RawSheet[] = [];
  for (const { name, id, hidden } of listed) {
    const part = parts.get(id);
    const content = part && entries.get(part.path);
    if (!part || part.type !== 'worksheet') continue;
    if (!content) throw new ReadFailure({ code: 'xlsx_broken', file });
    const place = placeOf({ file, name });
    const rows = await readWorksheet(content, { place, strings, formats, from1904 }, signal);
    sheets.push({ file, name, rows, firstRow: 1, delimiter: null, hidden });
  }
  if (sheets.length === 0) throw new ReadFailure({ code: 'xlsx_no_sheets', file });
  return sheets;
}

interface Target {
  type: string;
  path: string;
}

/** Relations by id: the last word of their type, and their path in the archive. */
async function targets(
  bytes: Uint8Array | undefined,
  folder: string,
  signal?: AbortSignal,
): Promise<Map<string, Target>> {
  const found = new Map<string, Target>();
  if (!bytes) return found;
  await readXml(
    bytes,
    {
      open(name, attribute) {
        if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const type = attribute('Type') ?? '';
        const target = attribute('Target') ?? '';
        found.set(attribute('Id') ?? '', {
          type: type.slice(type.lastIndexOf('/') + 1),
          path: resolvePath(folder, target),
        });
      },
    },
    signal,
  );
  return found;
}

function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}

async function sharedStrings(bytes: Uint8Array, signal?: AbortSignal): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let [taking, phonetic] = [false, false];
  await readXml(
    bytes,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') taking = !phonetic;
      },
      text(more) {
        if (taking) text += more;
      },
      close(name) {
        if (name === 't') taking = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') strings.push(text);
      },
    },
    signal,
  );
  return strings;
}
