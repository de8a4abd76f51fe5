import { Parser } from 'saxen';

export interface XmlHandlers {
  /** `attribute` gives an attribute by its name without prefix, or undefined. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const CHUNK = 1 << 18;

/**
 * Reads an XML document piece by piece, giving way between pieces so that the reading can be cancelled.
 * Prefixes of names are dropped; entities other than the five of XML stay as they stand.
 * Rejects with Error for what is not well-formed, with the signal's reason when aborted.
 */
export async function readXml(
  bytes: Uint8Array,
  { open, close, text }: XmlHandlers,
  signal?: AbortSignal,
): Promise<void> {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const document = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/.test(document.slice(0, 4096))) throw new Error('xml: doctype');
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('openTag', (name, attributes, decode) => {
    let read: ReadonlyMap<string, string> | undefined;
    open(bare(name), (wanted) => {
      read ??= new Map(
        Object.entries(attributes()).map(([key, value]) => [bare(key), String(value)]),
      );
      const value = read.get(wanted);
      return value === undefined ? undefined : decode(value);
    });
  });
  if (close) parser.on('closeTag', (name) => close(bare(name)));
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', text);
  }
  for (let at = 0; at < document.length; at += CHUNK) {
    signal?.throwIfAborted();
    parser.write(document.slice(at, at + CHUNK));
    if (at > 0) await giveWay();
  }
  parser.end();
}

/** Lets other work of the thread run. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
