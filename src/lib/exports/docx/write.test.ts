import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalXml } from '../../datapackage/xml-text';
import { paragraph } from './blocks';
import type { Block } from './blocks';
import { readDocx } from './read.test-helper';
import { writeDocx } from './write';

const ON = new Date('2026-11-22T08:00:00Z');
const file = (blocks: readonly Block[], mark: string | null = null) =>
  writeDocx({ title: 'Tên', author: 'Ai', mark, sections: [{ landscape: false, blocks }] }, ON);

describe('writeDocx', () => {
  it('any text of a paragraph and of a cell is read back, but for what XML cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const cells = [[[paragraph(text)], [paragraph('')]]];
        const table = {
          kind: 'table',
          columns: [1, 2],
          ruled: true,
          heads: 1,
          rows: cells,
        } as const;
        const read = await readDocx(file([paragraph(text), table]));
        const kept = legalXml(text.replace(/\r\n?/g, '\n'));
        expect(read.paragraphs[0]?.text).toBe(kept);
        expect(read.tables[0]?.rows).toEqual([[kept, '']]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['right to left', 'مرحبا بالعالم – שלום'],
    ['emoji', 'Kế hoạch 🇻🇳 👩‍💼'],
    ['300 letters', 'ợ'.repeat(300)],
    ['markup', '</w:t><w:t> & "quoted" <b>'],
    ['an entity', '&#0; &amp;lt;'],
  ])('keeps %s', async (_, text) => {
    expect((await readDocx(file([paragraph(text)]))).paragraphs[0]?.text).toBe(text);
  });

  it('leaves out control characters and halves of a pair', async () => {
    const read = await readDocx(file([paragraph('a\u0000b\u001bc\ud800d\uffffe')]));
    expect(read.paragraphs[0]?.text).toBe('abcde');
  });

  it('names each part, and the mark stands on every page', async () => {
    const read = await readDocx(file([paragraph('x')], 'DỮ LIỆU MÔ PHỎNG'));
    const types = read.part('[Content_Types].xml');
    const named = read.parts.filter((path) => path.endsWith('.xml') && !path.startsWith('['));
    for (const path of named) expect(types).toContain(`PartName="/${path}"`);
    const targets = [...read.part('word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"/g)];
    expect(targets).toHaveLength(5);
    for (const [, target] of targets) expect(read.parts).toContain(`word/${target}`);
    for (const path of ['word/header-pages.xml', 'word/header-first.xml'])
      expect(read.part(path)).toContain('DỮ LIỆU MÔ PHỎNG');
    expect(read.part('word/header-pages.xml')).toMatch(/<w:jc w:val="center"\/>.* PAGE /);
    expect(read.part('word/header-first.xml')).not.toContain('PAGE');
  });
});
