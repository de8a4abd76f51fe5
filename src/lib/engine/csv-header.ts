import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Column names of a CSV file in their order (UTF-8, `,`); a BOM is left off. No line: no names. */
export async function csvHeader(path: string): Promise<string[]> {
  const stream = createReadStream(path, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  for await (const line of lines) {
    stream.destroy();
    return line
      .replace(/^\uFEFF/, '')
      .split(',')
      .map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  }
  return [];
}
