import { formatPeriod } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import {
  figureColumns,
  MEMBER_COLUMNS,
  rollUpSentences,
  type Column,
} from '../../messages/roll-up';
import type { RollUpAnswer } from '../../queries/answers/roll-up';
import type { Block, Table } from '../docx/blocks';
import { paragraph, rule as ruled } from '../docx/blocks';
import { textWidth } from '../docx/page';
import { writeDocx } from '../docx/write';
import { body, cell, centred, heading } from '../plan-docx/paragraphs';

const RULE_SIDE = 3400;
/** Shares of the width the columns take. */
const FIGURE_SHARES = [24, 14, 18, 8, 12, 12, 22];
const MEMBER_SHARES = [34, 26, 14, 14, 12];

function table<T>(columns: readonly Column<T>[], shares: readonly number[], rows: readonly T[]) {
  const whole = textWidth(true);
  const sum = shares.reduce((all, one) => all + one, 0);
  return {
    kind: 'table',
    columns: shares.map((share) => Math.floor((whole * share) / sum)),
    ruled: true,
    heads: 1,
    rows: [
      columns.map(({ label }) => cell(label(), { bold: true, align: 'center' })),
      ...rows.map((row) => columns.map(({ text }) => cell(text(row)))),
    ],
  } satisfies Table;
}

/** The roll-up as a document (.docx, landscape): who has reported, what it adds up to, with the sources. */
export function rollUpDocx(answer: RollUpAnswer, modified: Date): Uint8Array {
  const { unit, period, rows, members, simulated, sources } = answer;
  const subject = m.rollup_subject({ unit: unit.name_vi, period: formatPeriod(period) });
  const mark = simulated ? m.document_simulated() : null;
  const cited = sources.map(({ title, url }) => (url === null ? title : `${title} (${url})`));
  const small = { italic: true, size: 11, before: 120, after: 0, align: 'left' } as const;
  const blocks: Block[] = [
    { ...centred(m.rollup_title().toLocaleUpperCase('vi'), { bold: true }), before: 240 },
    centred(subject, { bold: true }),
    ruled(RULE_SIDE, RULE_SIDE),
    ...rollUpSentences(answer).map((text) => body(text)),
    heading(1, `I. ${m.rollup_figures().toLocaleUpperCase('vi')}`),
    ...(rows.length > 0
      ? [table(figureColumns(answer), FIGURE_SHARES, rows)]
      : [body(m.rollup_figures_none())]),
    heading(1, `II. ${m.rollup_submissions().toLocaleUpperCase('vi')}`),
    table(MEMBER_COLUMNS, MEMBER_SHARES, members),
    ...(cited.length > 0 ? [paragraph(m.rollup_sources({ list: cited.join('; ') }), small)] : []),
  ];
  const title = `${m.rollup_title()}: ${subject}`;
  return writeDocx({ title, author: '', mark, sections: [{ landscape: true, blocks }] }, modified);
}
