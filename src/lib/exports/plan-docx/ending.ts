import { m } from '../../messages/generated/messages';
import { paragraph } from '../docx/blocks';
import type { Paragraph, Table } from '../docx/blocks';
import { textWidth } from '../docx/page';
import type { Issuer } from './names';
import { centred } from './paragraphs';
import { ended } from './sentences';

const LEFT = 4700;
/** Lines left for the signature and the seal. */
const ROOM = 4;

/** Recipients on the left, the signature on the right; nobody's name is put under it. */
export function endBlock(issuer: Issuer, recipients: readonly string[]): Table {
  const line = (text: string): Paragraph => paragraph(text, { size: 11, after: 0, align: 'left' });
  const received = [
    paragraph(m.document_recipients(), { bold: true, italic: true, size: 12, after: 0 }),
    ...recipients.map((name) => line(ended(`- ${name}`, ';'))),
    line(m.document_filed()),
  ];
  const signed = issuer.committee
    ? [m.document_on_behalf(), m.document_chairman()]
    : [m.document_signer()];
  const signature = [
    ...signed.map((text) => centred(text, { bold: true })),
    ...Array.from({ length: ROOM }, () => centred('')),
  ];
  return {
    kind: 'table',
    columns: [LEFT, textWidth(false) - LEFT],
    ruled: false,
    heads: 0,
    rows: [[received, signature]],
  };
}
