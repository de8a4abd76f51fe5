import { ReadFailure } from '../batch';
import { foundText } from '../codes';
import { sniff, utf16Bom } from '../sniff';

/** Letters of Vietnamese in Windows-1258: base letters and the combining tone marks. */
const LETTERS_1258 =
  /[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđƠơƯư]|\u0300|\u0301|\u0303|\u0309|\u0323/;
const SIGNS_1258 = /[‘’“”–—…•°²³±×§«»€™©®¼½¾·\u00a0]/;

/**
 * Text of a file in UTF-8 or UTF-16 (by its mark) or, where it is not UTF-8, Windows-1258.
 * @throws {ReadFailure} when it is no text, in another encoding, or in two at once (with the first odd row)
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new ReadFailure({ code: 'file_empty', file });
  const kind = sniff(bytes.subarray(0, 4096));
  if (kind === 'binary') throw new ReadFailure({ code: 'text_binary', file });
  if (kind !== 'text')
    throw new ReadFailure({ code: 'file_looks_like', file, params: { kind }, expected: 'CSV' });
  const order = utf16Bom(bytes);
  if (order) return refuseNull(new TextDecoder(order).decode(bytes), file);
  try {
    return refuseNull(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
  }
  refuseMixed(bytes, file);
  const text = new TextDecoder('windows-1258').decode(bytes);
  const odd = [...text.matchAll(/[^\0-\x7f]/g)].filter(([char]) => !SIGNS_1258.test(char));
  const foreign = odd.filter(([char]) => !LETTERS_1258.test(char));
  const [first] = foreign;
  if (first && foreign.length * 20 > odd.length) {
    const before = text.slice(0, first.index);
    const line = text.slice(before.lastIndexOf('\n') + 1).split(/[\r\n]/, 1)[0];
    throw new ReadFailure({
      code: 'text_encoding',
      file,
      row: before.split('\n').length,
      found: foundText(line),
    });
  }
  return refuseNull(text.normalize('NFC'), file);
}

function refuseNull(text: string, file: string): string {
  const at = text.indexOf('\0');
  if (at < 0) return text;
  const row = text.slice(0, at).split('\n').length;
  throw new ReadFailure({ code: 'text_binary', file, row });
}

/** Lines in UTF-8 beside lines that are not: the file was pasted together from two. */
function refuseMixed(bytes: Uint8Array, file: string): void {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const rows: Record<'utf8' | 'other', number[]> = { utf8: [], other: [] };
  for (let start = 0, row = 1; start < bytes.length; row++) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 127)) {
      try {
        strict.decode(line);
        rows.utf8.push(row);
      } catch {
        rows.other.push(row);
      }
    }
    start = end + 1;
  }
  if (rows.utf8.length === 0 || rows.other.length === 0) return;
  const [rare] = rows.utf8.length < rows.other.length ? rows.utf8 : rows.other;
  throw new ReadFailure({ code: 'text_mixed', file, ...(rare !== undefined && { row: rare }) });
}
