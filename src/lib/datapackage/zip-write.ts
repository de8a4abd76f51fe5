import { zipSync, type Zippable } from 'fflate';
import { ZIP_LIMITS } from './zip-read';

/** Entries of which a kilobyte would unpack to more than 100 are stored unpacked, so that `readZip` takes them. */
const WELL_PACKED = 100;
/** How much of an entry is packed to see how well it packs. */
const PROBE = 1 << 20;

/**
 * Packs files by their path into a zip archive that `readZip` opens; `modified` is the time that all bear.
 * @throws RangeError when they are more or bigger than `readZip` takes
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>, modified: Date): Uint8Array {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (files.size > ZIP_LIMITS.entries || total > ZIP_LIMITS.bytes)
    throw new RangeError('too much for one archive');
  const entries: Zippable = {};
  for (const [path, bytes] of files) entries[path] = [bytes, { level: levelFor(bytes) }];
  // A zip knows no time before 1980.
  const mtime = Math.max(modified.getTime(), Date.UTC(1980, 0, 2));
  return zipSync(entries, { mtime });
}

function levelFor(bytes: Uint8Array): 0 | 6 {
  if (bytes.length < PROBE) return 6;
  const probe = bytes.subarray(0, PROBE);
  return zipSync({ x: [probe, { level: 6 }] }).length * WELL_PACKED < PROBE ? 0 : 6;
}
