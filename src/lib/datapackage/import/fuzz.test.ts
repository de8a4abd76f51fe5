import { expect, test } from 'vitest';
import { FORMATS, fuzz, type FuzzFormat } from '../../../../tests/fuzz/import-fuzz';

test.each(Object.keys(FORMATS) as FuzzFormat[])(
  'sixty mutated %s files: no crash, no hang, no half a result',
  async (format) => {
    const { files, faults } = await fuzz(format, 60, 1);
    expect(faults).toEqual([]);
    expect(files).toBe(60);
  },
);
