import { inflateSync } from 'fflate';
import { ReadFailure } from './batch';
import { foundText, type CodedProblem, type ProblemCode } from './codes';

/** What an archive may hold at most; see `readZip`. */
export const ZIP_LIMITS = {
  entries: 500,
  /** Bytes of all entries together, unpacked. */
  bytes: 500_000_000,
  /** Unpacked to packed bytes, of archives that unpack to more than `small`. */
  ratio: 200,
  small: 10_000_000,
};

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Unpacks a zip archive: files by their path. Nothing is unpacked before the whole list was judged: number,
 * size and ratio within `limits`, no path that leaves the archive, no name twice, no encryption, no zip64.
 * An entry never takes more memory than it declares, and must match its length and checksum.
 * @throws {ReadFailure} of the archive `file`
 */
export function readZip(
  bytes: Uint8Array,
  file: string,
  limits = ZIP_LIMITS,
): Map<string, Uint8Array> {
  const fail = (code: ProblemCode, more: Partial<CodedProblem> = {}): ReadFailure =>
    new ReadFailure({ code, file, ...more });
  const entries = listEntries(bytes, fail, limits);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (total > limits.bytes)
    throw fail('zip_too_big', { params: { size: total, limit: limits.bytes } });
  if (total > limits.small && total > packed * limits.ratio)
    throw fail('zip_ratio', { params: { size: total, count: Math.round(total / packed) } });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.name.endsWith('/') && entry.size === 0) continue;
    if (isUnsafe(entry.name)) throw fail('zip_name_unsafe', { found: foundText(entry.name) });
    if (files.has(entry.name)) throw fail('zip_name_twice', { found: foundText(entry.name) });
    files.set(entry.name, unpack(bytes, entry, fail));
  }
  return files;
}

type Fail = (code: ProblemCode, more?: Partial<CodedProblem>) => ReadFailure;

function listEntries(bytes: Uint8Array, fail: Fail, limits: typeof ZIP_LIMITS): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record stands before a comment of at most 64 kB.
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_535);
  while (end >= stop && view.getUint32(end, true) !== END) end--;
  if (end < stop || end < 0) throw fail('zip_broken');
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries)
    throw fail('zip_too_many', { params: { count, limit: limits.entries } });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw fail('zip_broken');
    const length = view.getUint16(at + 28, true);
    const entry: Entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((view.getUint16(at + 8, true) & 1) === 1) throw fail('zip_encrypted');
    if (entry.size === 0xffffffff || (entry.method !== 0 && entry.method !== 8))
      throw fail('zip_method', { found: foundText(entry.name) });
    entries.push(entry);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpack(bytes: Uint8Array, entry: Entry, fail: Fail): Uint8Array {
  const { name, method, crc, packed, size, offset } = entry;
  const broken = () => fail('zip_entry_broken', { found: foundText(name) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw broken();
  const content = bytes.subarray(start, start + packed);
  let whole: Uint8Array;
  try {
    whole = method === 0 ? content : inflateSync(content, { out: new Uint8Array(size) });
  } catch {
    throw broken();
  }
  if (whole.length !== size || crc32(whole) !== crc) throw broken();
  return whole;
}

/** Whether a path leaves the folder it is unpacked to, or could on some system. */
function isUnsafe(path: string): boolean {
  return (
    path === '' ||
    /^([a-z]+:|[/\\])/i.test(path) ||
    path.split(/[/\\]/).some((part) => part === '..' || part === '.') ||
    [...path].some((letter) => letter < ' ')
  );
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    crc = (CRC_TABLE[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
