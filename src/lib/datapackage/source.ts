/** A file that can be read in slices: a `File` in the browser, bytes or a file handle in Node. */
export interface ByteSource {
  /** File name as the user knows it, for messages. */
  readonly name: string;
  readonly byteLength: number;
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A `File` or `Blob` as a source. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    byteLength: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    byteLength: bytes.byteLength,
    slice: (start, end) => Promise.resolve(new Uint8Array(bytes.subarray(start, end))),
  };
}

/** The part of `node:fs/promises` FileHandle that reading needs. */
export interface ReadHandle {
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesRead: number }>;
}

/** An open Node file handle as a source; the caller closes the handle. */
export function handleSource(handle: ReadHandle, byteLength: number, name: string): ByteSource {
  return {
    name,
    byteLength,
    slice: async (start, end) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, byteLength) - start));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) return bytes.slice(0, done);
        done += bytesRead;
      }
      return bytes;
    },
  };
}
