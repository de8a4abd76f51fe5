import { writeXlsx } from '../../datapackage/import/xlsx-write';
import { formatPeriod } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import {
  figureColumns,
  MEMBER_COLUMNS,
  partColumns,
  rollUpSentences,
} from '../../messages/roll-up';
import type { RollUpAnswer } from '../../queries/answers/roll-up';

/** The roll-up as a workbook: the sums, who has reported, and the figures of every unit. Text is never a formula. */
export function rollUpXlsx(answer: RollUpAnswer, modified: Date): Uint8Array {
  const { unit, period, rows, members, simulated, sources } = answer;
  const columns = figureColumns(answer);
  const mark = simulated ? [m.document_simulated()] : [];
  const head = [
    m.rollup_subject({ unit: unit.name_vi, period: formatPeriod(period) }),
    ...mark,
    ...rollUpSentences(answer),
    ...(sources.length > 0
      ? [m.rollup_sources({ list: sources.map(({ title }) => title).join('; ') })]
      : []),
  ];
  const lines = (texts: readonly string[]) => texts.map((line) => [line]);
  const parts = rows.flatMap((row) =>
    row.row.parts.map((part) => [
      row.indicator.name_vi,
      ...partColumns(row, answer).map(({ text }) => text(part)),
    ]),
  );
  const partHeads = rows[0] ? partColumns(rows[0], answer).map(({ label }) => label()) : [];
  return writeXlsx(
    [
      {
        name: m.rollup_figures(),
        rows: [
          columns.map(({ label }) => label()),
          ...rows.map((row) => columns.map(({ text }) => text(row))),
          [],
          ...lines(head),
        ],
        bold: 1,
        widths: [44, 22, 34, 14, 22, 24, 60],
      },
      {
        name: m.rollup_submissions(),
        rows: [
          MEMBER_COLUMNS.map(({ label }) => label()),
          ...members.map((one) => MEMBER_COLUMNS.map(({ text }) => text(one))),
          [],
          ...lines(mark),
        ],
        bold: 1,
        widths: [40, 32, 14, 14, 18],
      },
      {
        name: m.rollup_sheet_parts(),
        rows: [[m.rollup_col_indicator(), ...partHeads], ...parts, [], ...lines(mark)],
        bold: 1,
        widths: [44, 40, 18, 22, 24],
      },
    ],
    modified,
  );
}
