/** A stretch of text set in one way; sizes are points. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
}

/** Lengths are twips, twentieths of a point: 567 to a centimetre. */
export interface Paragraph {
  kind: 'paragraph';
  runs: readonly Run[];
  align?: 'left' | 'center' | 'right' | 'both';
  /** Rank in the outline of the document. */
  heading?: 1 | 2;
  firstLine?: number;
  left?: number;
  right?: number;
  before?: number;
  after?: number;
  /** Lines close together, as in a table. */
  dense?: boolean;
  keepNext?: boolean;
  /** A rule above, as wide as the paragraph. */
  rule?: boolean;
}

export interface Table {
  kind: 'table';
  /** Widths of the columns in twips. */
  columns: readonly number[];
  ruled: boolean;
  /** Rows at the top that every page repeats. */
  heads: number;
  /** Rows of cells of paragraphs. */
  rows: readonly (readonly (readonly Paragraph[])[])[];
}

export type Block = Paragraph | Table;

/** Pages of one orientation, numbered from 1. */
export interface Section {
  landscape: boolean;
  blocks: readonly Block[];
}

export interface DocxFile {
  title: string;
  author: string;
  /** A line at the top of every page; null = none. */
  mark: string | null;
  sections: readonly Section[];
}

/** A paragraph of one text. */
export function paragraph(
  text: string,
  { bold, italic, size, ...set }: Omit<Paragraph, 'kind' | 'runs'> & Omit<Run, 'text'> = {},
): Paragraph {
  const run: Run = {
    text,
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(size !== undefined && { size }),
  };
  return { kind: 'paragraph', runs: [run], ...set };
}

const RULE_SIZE = 2;

/** A thin rule between indents. */
export function rule(left: number, right: number): Paragraph {
  return {
    ...paragraph('', { size: RULE_SIZE, left, right, before: 20, after: 0, align: 'center' }),
    rule: true,
  };
}
