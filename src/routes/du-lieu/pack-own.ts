import { localDay } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { loadDescriptor } from '$lib/state/known';
import { ownData } from '$lib/state/own-data.svelte';
import type { WholeFile } from '$lib/state/own-file';
import { remembered } from '$lib/state/remembered.svelte';
import { runPack } from '$lib/state/run-worker';
import { packOf } from './pack-words';

export type PackedOwn =
  | {
      kind: 'packed';
      /** Of the archive. */
      name: string;
      bytes: Uint8Array<ArrayBuffer>;
      /** Files that are in it. */
      files: number;
      /** Names of files that cannot be read and are not in it. */
      left: string[];
    }
  | { kind: 'too_big' | 'failed' };

/**
 * Packs what the reader has saved as one zipped Data Package; `open`: only what may be published.
 * @throws when the browser does not give what it keeps
 */
export async function packOwn(version: string, open: boolean): Promise<PackedOwn> {
  const now = new Date();
  const date = localDay(now);
  const name = open ? m.saved_pack_file_open({ date }) : m.saved_pack_file_inner({ date });
  const descriptor = await loadDescriptor();
  const run = (files: readonly WholeFile[]) =>
    runPack({
      files,
      descriptor,
      open,
      about: packOf(files, { ...remembered.all }, version, now, open),
    });
  let whole = await ownData.whole();
  let reply = await run(whole);
  if (reply.kind === 'unreadable') {
    const { names } = reply;
    whole = whole.filter(({ file }) => !names.includes(file.name));
    if (whole.length > 0) reply = await run(whole);
  }
  if (reply.kind !== 'packed') return { kind: reply.kind === 'too_big' ? 'too_big' : 'failed' };
  const packed = new Set(whole.map(({ file }) => file.name));
  const left = ownData.files.filter((file) => !packed.has(file.name)).map((file) => file.name);
  return { kind: 'packed', name, bytes: reply.bytes, files: whole.length, left };
}
