/** The typeface that Nghị định 30/2020/NĐ-CP prescribes. */
export const FONT = 'Times New Roman';

/** Size of the body in points. */
export const BODY_SIZE = 14;

const half = BODY_SIZE * 2;

const heading = (rank: 1 | 2, bold: string): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${rank}"><w:name w:val="heading ${rank}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="${rank - 1}"/></w:pPr><w:rPr>${bold}</w:rPr></w:style>`;

/** Styles of an administrative document: 14 points, 6 points between paragraphs, lines at 1.15. */
export const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT}" w:eastAsia="${FONT}" w:hAnsi="${FONT}" w:cs="${FONT}"/><w:color w:val="000000"/><w:sz w:val="${half}"/><w:szCs w:val="${half}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  heading(1, '<w:b/><w:bCs/>'),
  heading(2, '<w:b/><w:bCs/>'),
].join('');
