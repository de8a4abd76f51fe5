import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { rollUpDocx } from '../../lib/exports/roll-up/docx';
import { rollUpXlsx } from '../../lib/exports/roll-up/xlsx';
import { formatPeriod, localDay } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { figureColumns, MEMBER_COLUMNS, rollUpSentences } from '../../lib/messages/roll-up';
import { askRollUp, type RollUpAnswer } from '../../lib/queries/answers/roll-up';
import { AskedError, askedLevel, askedPeriod, askedUnit } from '../asked';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'roll-up --unit <id> --period <2024-Q3> [--level province|district|commune|agency] [--report <name>] [-o <file.docx|file.xlsx>] [--package <folder>] [--json]';

function print(answer: RollUpAnswer): void {
  const { unit, period, rows, members, sources, simulated } = answer;
  const heads = <T>(columns: readonly { label: () => string; text: (row: T) => string }[]) =>
    columns.map(({ label, text }) => ({ head: label(), text }));
  const lines = [
    m.rollup_title(),
    m.rollup_subject({ unit: unit.name_vi, period: formatPeriod(period) }),
    ...(simulated ? [m.document_simulated()] : []),
    ...rollUpSentences(answer),
    ...(rows.length > 0
      ? ['', ...columnTable(rows, heads(figureColumns(answer)))]
      : [m.rollup_figures_none()]),
    '',
    ...columnTable(members, heads(MEMBER_COLUMNS)),
    '',
    ...sources.map(({ title }) => m.cli_rank_source({ title })),
  ];
  console.log(lines.join('\n'));
}

/** A roll-up as machines read it. */
function record({ unit, rows, sources, ...answer }: RollUpAnswer) {
  return {
    unit_id: unit.unit_id,
    ...answer,
    rows: rows.map(({ indicator, row, ...rest }) => ({
      ...{ indicator_id: indicator.indicator_id, ...row, ...rest },
      parts: row.parts.map(({ weight: _weight, withheld: _withheld, ...part }) => part),
    })),
    source_ids: sources.map(({ source_id }) => source_id),
  };
}

/** What the units inside a unit reported for a period, on screen or as a file. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      unit: { type: 'string' },
      period: { type: 'string' },
      level: { type: 'string' },
      report: { type: 'string' },
      out: { type: 'string', short: 'o' },
      package: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(values.package, async (engine) => {
    const { unit, period, level, report, out } = values;
    if (unit === undefined) throw new AskedError(m.rollup_cli_unit());
    if (period === undefined) throw new AskedError(m.rollup_cli_period());
    if (out !== undefined && !/\.(docx|xlsx)$/i.test(out)) throw new AskedError(m.rollup_cli_out());
    const now = new Date();
    const answer = await askRollUp(engine, {
      unit_id: (await askedUnit(engine, unit)).unit_id,
      period: askedPeriod(period),
      level: level === undefined ? null : askedLevel(level),
      report: report ?? null,
      today: localDay(now),
    });
    if (out !== undefined) {
      const word = /\.docx$/i.test(out);
      await writeFile(out, word ? rollUpDocx(answer, now) : rollUpXlsx(answer, now));
      if (!values.json) console.log(m.cli_baked({ file: out }));
    }
    if (values.json) console.log(JSON.stringify(record(answer), null, 1));
    else if (out === undefined) print(answer);
  });
}
