import { unzipSync } from 'fflate';
import { readXml } from '../../datapackage/import/xml';

export interface ReadParagraph {
  text: string;
  align: string | undefined;
  style: string | undefined;
  firstLine: string | undefined;
  rule: boolean;
  /** Of its first run; sizes are half points. */
  bold: boolean;
  italic: boolean;
  size: string | undefined;
  inTable: boolean;
}

export interface ReadTable {
  /** Texts of the cells, paragraphs in lines. */
  rows: string[][];
  repeated: number;
}

export interface ReadDocx {
  parts: string[];
  paragraphs: ReadParagraph[];
  tables: ReadTable[];
  /** Attributes of each section: `pgSz.w`, `pgMar.left`, `titlePg`… */
  sections: Record<string, string>[];
  part(path: string): string;
}

const SECTION = ['pgSz', 'pgMar', 'pgNumType', 'titlePg', 'headerReference'];
const WANTED = ['w', 'h', 'orient', 'top', 'right', 'bottom', 'left', 'header', 'start'];

/** For tests: what a .docx file says, read by a parser of its own. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const files = unzipSync(bytes);
  const part = (path: string) => new TextDecoder().decode(files[path]);
  const found: ReadDocx = {
    parts: Object.keys(files),
    paragraphs: [],
    tables: [],
    sections: [],
    part,
  };
  for (const path of found.parts)
    await readXml(files[path] ?? new Uint8Array(), { open: () => undefined });
  let paragraph: ReadParagraph | null = null;
  let inText = false;
  let inRun = 0;
  let tables = 0;
  const add = (text: string) => {
    if (paragraph) paragraph.text += text;
  };
  await readXml(files['word/document.xml'] ?? new Uint8Array(), {
    open(name, attribute) {
      const section = found.sections.at(-1);
      if (name === 'tbl') {
        tables++;
        found.tables.push({ rows: [], repeated: 0 });
      } else if (name === 'tr') found.tables.at(-1)?.rows.push([]);
      else if (name === 'tc') found.tables.at(-1)?.rows.at(-1)?.push('');
      else if (name === 'tblHeader') {
        const table = found.tables.at(-1);
        if (table) table.repeated++;
      } else if (name === 'p') {
        inRun = 0;
        paragraph = { ...EMPTY, inTable: tables > 0 };
        found.paragraphs.push(paragraph);
      } else if (name === 'r') inRun++;
      else if (name === 't') inText = true;
      else if (name === 'tab') add('\t');
      else if (name === 'br') add('\n');
      else if (name === 'sectPr') found.sections.push({});
      else if (section && SECTION.includes(name)) {
        section[name] = attribute('type') ?? 'true';
        for (const key of WANTED) {
          const value = attribute(key);
          if (value !== undefined) section[`${name}.${key}`] = value;
        }
      } else if (paragraph) {
        if (name === 'jc') paragraph.align = attribute('val');
        if (name === 'pStyle') paragraph.style = attribute('val');
        if (name === 'ind') paragraph.firstLine = attribute('firstLine');
        if (name === 'pBdr') paragraph.rule = true;
        if (inRun === 1 && name === 'b') paragraph.bold = true;
        if (inRun === 1 && name === 'i') paragraph.italic = true;
        if (inRun === 1 && name === 'sz') paragraph.size = attribute('val');
      }
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'tbl') tables--;
      if (name !== 'p') return;
      const row = tables > 0 ? found.tables.at(-1)?.rows.at(-1) : undefined;
      const text = paragraph?.text ?? '';
      if (row) row.push([row.pop(), text].filter(Boolean).join('\n'));
      paragraph = null;
    },
    text(text) {
      if (inText) add(text);
    },
  });
  return found;
}

const EMPTY: ReadParagraph = {
  text: '',
  align: undefined,
  style: undefined,
  firstLine: undefined,
  rule: false,
  bold: false,
  italic: false,
  size: undefined,
  inTable: false,
};
