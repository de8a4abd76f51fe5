import { xmlText } from '../../datapackage/xml-text';
import type { Block, Paragraph, Run, Section, Table } from './blocks';
import { PAGE } from './page';

/** `<w:body>` of the sections of a document. */
export function bodyXml(sections: readonly Section[]): string {
  const parts = sections.map((section, i) => {
    const blocks = section.blocks.map(blockXml).join('');
    const end = sectionXml(section);
    return i < sections.length - 1
      ? `${blocks}<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>${end}</w:pPr></w:p>`
      : blocks + end;
  });
  return `<w:body>${parts.join('')}</w:body>`;
}

function blockXml(block: Block): string {
  return block.kind === 'table' ? tableXml(block) : paragraphXml(block);
}

/** A line as high as its letters ask, in 240ths. */
const SINGLE = 240;

/** A paragraph; the order of its properties is that of the schema. */
export function paragraphXml({ runs, ...set }: Paragraph): string {
  const { align, heading, firstLine, left, right, before, after, dense, keepNext, rule } = set;
  const line = dense ? SINGLE : undefined;
  const spacing = attributes({ before, after, line });
  const indent = attributes({ left, right, firstLine });
  const set_ = [
    heading && `<w:pStyle w:val="Heading${heading}"/>`,
    keepNext && '<w:keepNext/>',
    rule && '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>',
    spacing && `<w:spacing${spacing}/>`,
    indent && `<w:ind${indent}/>`,
    align && `<w:jc w:val="${align}"/>`,
  ].filter((part) => typeof part === 'string');
  const properties = set_.length > 0 ? `<w:pPr>${set_.join('')}</w:pPr>` : '';
  return `<w:p>${properties}${runs.map(runXml).join('')}</w:p>`;
}

function attributes(values: Record<string, number | undefined>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : ` w:${name}="${value}"`))
    .join('');
}

function runXml({ text, bold, italic, size }: Run): string {
  const half = size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  const set = `${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${half}`;
  const lines = text.split(/\r\n|\r|\n/).map((line) =>
    line
      .split('\t')
      .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`))
      .join('<w:tab/>'),
  );
  return `<w:r>${set && `<w:rPr>${set}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

const RULES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

function tableXml({ columns, ruled, heads, rows }: Table): string {
  const width = columns.reduce((sum, one) => sum + one, 0);
  const padding = ruled ? 85 : 0;
  const margins = ['left', 'right'].map((side) => `<w:${side} w:w="${padding}" w:type="dxa"/>`);
  const set = [
    `<w:tblW w:w="${width}" w:type="dxa"/>`,
    ruled ? `<w:tblBorders>${RULES}</w:tblBorders>` : '',
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblCellMar>${margins.join('')}</w:tblCellMar>`,
  ];
  const grid = columns.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  const lines = rows.map((row, r) => {
    const cells = row.map(
      (cell, c) =>
        `<w:tc><w:tcPr><w:tcW w:w="${columns[c] ?? 0}" w:type="dxa"/></w:tcPr>${cell.map(paragraphXml).join('')}</w:tc>`,
    );
    const repeated = r < heads ? '<w:tblHeader/>' : '';
    return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr>${set.join('')}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function sectionXml({ landscape }: Section): string {
  const [width, height] = landscape ? [PAGE.long, PAGE.short] : [PAGE.short, PAGE.long];
  const turned = landscape ? ' w:orient="landscape"' : '';
  return [
    '<w:sectPr>',
    '<w:headerReference w:type="default" r:id="rIdPages"/>',
    '<w:headerReference w:type="first" r:id="rIdFirst"/>',
    '<w:type w:val="nextPage"/>',
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>`,
    `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="${PAGE.header}" w:footer="${PAGE.header}" w:gutter="0"/>`,
    '<w:pgNumType w:start="1"/>',
    '<w:titlePg/>',
    '</w:sectPr>',
  ].join('');
}
