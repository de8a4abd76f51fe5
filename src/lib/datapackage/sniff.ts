/** What the first bytes of a file say it is. */
export type FileKind =
  | 'parquet'
  | 'xlsx'
  | 'docx'
  | 'zip'
  | 'office'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'gzip'
  | 'arrow'
  | 'duckdb'
  | 'sqlite'
  | 'html'
  | 'json'
  | 'binary'
  | 'text';

const MAGIC: readonly [FileKind, number, readonly number[]][] = [
  ['parquet', 0, [0x50, 0x41, 0x52, 0x31]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['office', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46]],
  ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['arrow', 0, [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['duckdb', 8, [0x44, 0x55, 0x43, 0x4b]],
  ['sqlite', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

/** Names what a file really is by its first bytes (4 kB are enough), whatever it is called. */
export function sniff(head: Uint8Array): FileKind {
  for (const [kind, at, bytes] of MAGIC)
    if (bytes.every((byte, i) => head[at + i] === byte))
      return kind === 'zip' ? zipKind(head) : kind;
  if (utf16Bom(head)) return 'text';
  const text = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/^ï»¿/, '');
  if (text.includes('\0')) return 'binary';
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) return 'html';
  if (/^\s*(\{|\[\s*[{["])/.test(text)) return 'json';
  return 'text';
}

/** The byte order of UTF-16 by its mark, or null. */
export function utf16Bom(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

function zipKind(head: Uint8Array): FileKind {
  const names = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  if (/xl\/|\[Content_Types\]\.xml/.test(names)) return /word\//.test(names) ? 'docx' : 'xlsx';
  return 'zip';
}
