import { m } from '../../messages/generated/messages';
import { paragraph, rule } from '../docx/blocks';
import type { Paragraph, Table } from '../docx/blocks';
import { textWidth } from '../docx/page';
import type { Issuer } from './names';
import { dateParts } from './names';
import { centred } from './paragraphs';

const LEFT = 3250;
const RIGHT = textWidth(false) - LEFT;

/** Issuer and number on the left; name of the state, motto, place and date on the right. */
export function headBlock(
  issuer: Issuer,
  number: string,
  issued_on: string | null,
  about: string | null,
): Table {
  const named = issuer.lines.map((line) => centred(line, { bold: true, size: 13 }));
  const numbered: Paragraph[] = [
    { ...centred(number, { size: 13 }), before: 60 },
    ...(about === null ? [] : [centred(about, { size: 12 })]),
  ];
  const state = [
    centred(m.document_country(), { bold: true, size: 12 }),
    centred(m.document_motto(), { bold: true, size: 13 }),
    rule((RIGHT - MOTTO) / 2, (RIGHT - MOTTO) / 2),
  ];
  const date = m.document_date({ place: issuer.place, ...dateParts(issued_on) });
  const third = Math.round(LEFT * 0.3);
  return {
    kind: 'table',
    columns: [LEFT, RIGHT],
    ruled: false,
    heads: 0,
    rows: [
      [[...named, rule(third, third)], state],
      [numbered, [paragraph(date, { align: 'center', italic: true, size: 13, before: 60 })]],
    ],
  };
}

/** Width of the motto at 13 points. */
const MOTTO = 3300;
