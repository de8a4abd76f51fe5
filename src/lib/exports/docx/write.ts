import { xmlText } from '../../datapackage/xml-text';
import { writeZip } from '../../datapackage/zip-write';
import type { DocxFile } from './blocks';
import { paragraph } from './blocks';
import { bodyXml, paragraphXml } from './body';
import { FONT, STYLES } from './styles';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CORE = `${PACKAGE}/metadata/core-properties`;
const WORDS = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;

/** Writes a document that word processors open: text stays text whatever it holds. */
export function writeDocx(file: DocxFile, modified: Date): Uint8Array {
  const { title, author, mark, sections } = file;
  const on = modified.toISOString().replace(/\.\d+Z$/, 'Z');
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([
      ['rIdMain', `${OFFICE}/officeDocument`, 'word/document.xml'],
      ['rIdCore', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${on}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${on}</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>`,
    'word/document.xml': `<w:document ${WORDS}>${bodyXml(sections)}</w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${MAIN}">${STYLES}</w:styles>`,
    'word/settings.xml': `<w:settings xmlns:w="${MAIN}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/fontTable.xml': `<w:fonts xmlns:w="${MAIN}"><w:font w:name="${FONT}"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`,
    'word/header-pages.xml': header(PAGE_NUMBER, mark),
    'word/header-first.xml': header('', mark),
    'word/_rels/document.xml.rels': relations([
      ['rIdStyles', `${OFFICE}/styles`, 'styles.xml'],
      ['rIdSettings', `${OFFICE}/settings`, 'settings.xml'],
      ['rIdFonts', `${OFFICE}/fontTable`, 'fontTable.xml'],
      ['rIdPages', `${OFFICE}/header`, 'header-pages.xml'],
      ['rIdFirst', `${OFFICE}/header`, 'header-first.xml'],
    ]),
  };
  const text = new TextEncoder();
  const entries = Object.entries(parts).map(
    ([path, xml]) => [path, text.encode(HEAD + xml)] as const,
  );
  return writeZip(new Map(entries), modified);
}

const CONTENT_TYPES = ((): string => {
  const types = [
    ['/word/document.xml', `${WORD}.document.main+xml`],
    ['/word/styles.xml', `${WORD}.styles+xml`],
    ['/word/settings.xml', `${WORD}.settings+xml`],
    ['/word/fontTable.xml', `${WORD}.fontTable+xml`],
    ['/word/header-pages.xml', `${WORD}.header+xml`],
    ['/word/header-first.xml', `${WORD}.header+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`;
})();

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

const PAGE_NUMBER =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>';

function header(first: string, mark: string | null): string {
  const set = { align: 'center', before: 0, after: 0 } as const;
  const line = mark === null ? '' : paragraphXml(paragraph(mark, { ...set, bold: true, size: 12 }));
  return `<w:hdr ${WORDS}>${first + line || paragraphXml(paragraph('', set))}</w:hdr>`;
}
