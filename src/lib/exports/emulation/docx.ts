import { m } from '../../messages/generated/messages';
import type { Block, Paragraph, Table } from '../docx/blocks';
import { paragraph, rule as ruled } from '../docx/blocks';
import { textWidth } from '../docx/page';
import { writeDocx } from '../docx/write';
import { body, cell, centred } from '../plan-docx/paragraphs';
import { SHEET_COLUMNS, type EmulationSheet } from './sheet';

const RULE_SIDE = 3400;
/** Columns of the table but the last, in twips. */
const WIDTHS = [900, 2300, 3600];

function tableOf({ rows }: EmulationSheet): Table {
  const rest = textWidth(false) - WIDTHS.reduce((sum, width) => sum + width, 0);
  return {
    kind: 'table',
    columns: [...WIDTHS, rest],
    ruled: true,
    heads: 1,
    rows: [
      SHEET_COLUMNS.map(({ label }) => cell(label(), { bold: true, align: 'center' })),
      ...rows.map((row) => SHEET_COLUMNS.map(({ text }) => cell(text(row)))),
    ],
  };
}

/** The list as an annex (.docx): its rule, who is on it and why, who was not considered, and the sources. */
export function emulationDocx(sheet: EmulationSheet, modified: Date): Uint8Array {
  const { subject, rule, refusal, notes, rows, sources } = sheet;
  const small = { italic: true, size: 11, before: 120, after: 0, align: 'left' } as const;
  const cited = sources.map(({ title, url }) => (url === null ? title : `${title} (${url})`));
  const after: Paragraph[] = [...notes, m.emulation_decides()].map((text) => body(text));
  const blocks: Block[] = [
    { ...centred(m.emulation_title().toLocaleUpperCase('vi'), { bold: true }), before: 240 },
    centred(subject, { bold: true }),
    centred(m.emulation_annex(), { italic: true }),
    ruled(RULE_SIDE, RULE_SIDE),
    body(rule),
    ...(refusal === null ? [] : [body(refusal)]),
    ...(rows.length > 0 ? [tableOf(sheet), paragraph('', { after: 0 })] : []),
    ...after,
    ...(cited.length > 0
      ? [paragraph(m.emulation_sources({ list: cited.join('; ') }), small)]
      : []),
  ];
  const title = `${m.emulation_title()}: ${subject}`;
  const sections = [{ landscape: false, blocks }];
  return writeDocx({ title, author: '', mark: null, sections }, modified);
}
