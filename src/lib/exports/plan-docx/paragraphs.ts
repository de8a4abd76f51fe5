import { paragraph } from '../docx/blocks';
import type { Paragraph, Run } from '../docx/blocks';

const FIRST_LINE = 720;
const SMALL = 12;

/** A paragraph of the body: justified, its first line set in by 1,27 cm. */
export function body(text: string, set: Omit<Run, 'text'> = {}): Paragraph {
  return paragraph(text, { align: 'both', firstLine: FIRST_LINE, ...set });
}

/** A heading of a section (1) or of an item (2). */
export function heading(rank: 1 | 2, text: string): Paragraph {
  return paragraph(text, { align: 'both', firstLine: FIRST_LINE, heading: rank, keepNext: true });
}

/** A line in the middle of the page or of a cell, close to its neighbours. */
export function centred(text: string, set: Omit<Run, 'text'> = {}, after = 0): Paragraph {
  return paragraph(text, { align: 'center', after, ...set });
}

/** Text of a cell of a ruled table. */
export function cell(text: string, set: Omit<Run, 'text'> & Pick<Paragraph, 'align'> = {}) {
  return [
    paragraph(text, { size: SMALL, before: 30, after: 50, align: 'left', dense: true, ...set }),
  ];
}
