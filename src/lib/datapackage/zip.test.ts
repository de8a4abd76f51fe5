import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadFailure } from './batch';
import { readZip, ZIP_LIMITS } from './zip-read';
import { writeZip } from './zip-write';

const NOW = new Date('2025-03-01T08:00:00Z');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(bytes: Uint8Array, limits = ZIP_LIMITS): string {
  try {
    readZip(bytes, 'a.zip', limits);
    return 'opened';
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    expect(error.problem.file).toBe('a.zip');
    return error.problem.code;
  }
}

test('whatever is packed comes out as it was', () => {
  const paths = fc.uniqueArray(fc.stringMatching(/^[a-zàđ0-9-]{1,8}(\/[a-z0-9]{1,8}\.csv)?$/), {
    maxLength: 8,
    selector: (path) => path,
  });
  fc.assert(
    fc.property(paths, fc.func(fc.uint8Array({ maxLength: 3000 })), (names, content) => {
      const files = new Map(names.map((name) => [name, content(name)]));
      expect(readZip(writeZip(files, NOW), 'a.zip')).toEqual(files);
    }),
  );
});

test('monotonous files are packed so that they open again', () => {
  const files = new Map([['a.csv', bytesOf('0,'.repeat(11_000_000))]]);
  expect(readZip(writeZip(files, NOW), 'a.zip').get('a.csv')?.length).toBe(22_000_000);
});

describe('what is refused', () => {
  test.each([
    ['../a.csv', 'zip_name_unsafe'],
    ['x/../../a.csv', 'zip_name_unsafe'],
    ['/etc/a.csv', 'zip_name_unsafe'],
    ['C:\\a.csv', 'zip_name_unsafe'],
    ['x\\..\\a.csv', 'zip_name_unsafe'],
    ['a\u0000.csv', 'zip_name_unsafe'],
    ['so-lieu/tep-1..csv', 'opened'],
  ])('path %j: %s', (path, code) => {
    expect(codeOf(zipSync({ [path]: bytesOf('x') }))).toBe(code);
  });

  test('a bomb, before anything of it is unpacked', () => {
    expect(codeOf(zipSync({ 'a.csv': new Uint8Array(30_000_000) }))).toBe('zip_ratio');
  });

  test('too many entries, too many bytes', () => {
    const three = zipSync({ a: bytesOf('1'), b: bytesOf('2'), c: bytesOf('3') });
    expect(codeOf(three, { ...ZIP_LIMITS, entries: 2 })).toBe('zip_too_many');
    expect(codeOf(three, { ...ZIP_LIMITS, bytes: 2 })).toBe('zip_too_big');
  });

  test('an entry that unpacks to more than it declares', () => {
    const bytes = zipSync({ 'a.csv': bytesOf('x'.repeat(5000)) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    }
    expect(codeOf(bytes)).toBe('zip_entry_broken');
  });

  test('an encrypted one', () => {
    const bytes = zipSync({ 'a.csv': bytesOf('x') });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(codeOf(bytes)).toBe('zip_encrypted');
  });

  test('cut short or with one byte changed, never an unexpected error', () => {
    const whole = writeZip(new Map([['a.csv', bytesOf('unit_id,value\nx,1\n'.repeat(20))]]), NOW);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        expect(codeOf(whole.slice(0, at))).not.toBe('opened');
        codeOf(Uint8Array.from(whole, (old, i) => (i === at ? byte : old)));
      }),
      { numRuns: 500 },
    );
    expect(codeOf(bytesOf('not a zip at all'))).toBe('zip_broken');
  });
});
