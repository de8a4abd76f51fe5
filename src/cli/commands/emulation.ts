import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EMULATION_RULES } from '../../lib/domain/emulation';
import type { Level } from '../../lib/domain/types';
import type { Engine } from '../../lib/engine/engine';
import { emulationDocx } from '../../lib/exports/emulation/docx';
import { indexSheet } from '../../lib/exports/emulation/index-sheet';
import { punctualSheet } from '../../lib/exports/emulation/punctual-sheet';
import {
  emulationCsv,
  SHEET_COLUMNS,
  type EmulationSheet,
} from '../../lib/exports/emulation/sheet';
import { localDay } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { askEmulation } from '../../lib/queries/answers/emulation';
import { askPunctual } from '../../lib/queries/answers/punctual';
import {
  AskedError,
  askedIndicator,
  askedLevel,
  askedPeriod,
  askedUnit,
  levelName,
} from '../asked';
import { askedPlan } from '../asked-plan';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'emulation --index <id> --period <2024> --rule top|improved [-n 5] [--level province|district|commune|agency] [--within <unit>] | --rule in-time --plan <id> --period <2024-Q3> [-o <file.csv|file.docx>] [--package <folder>] [--json]';

const MOST = 100;
const BELOW_PROVINCE: readonly Level[] = ['district', 'commune', 'agency'];

interface Asked {
  index: string | undefined;
  plan: string | undefined;
  period: string | undefined;
  rule: string | undefined;
  n: string | undefined;
  level: string | undefined;
  within: string | undefined;
}

async function byPlan(engine: Engine, asked: Asked, now: Date): Promise<EmulationSheet> {
  const { index, plan, period, level, within, n } = asked;
  const other = [index, level, within, n].some((one) => one !== undefined);
  if (plan === undefined || other) throw new AskedError(m.emulation_cli_plan());
  if (period === undefined) throw new AskedError(m.emulation_cli_period());
  const { plan_id } = await askedPlan(engine, plan);
  const answer = await askPunctual(engine, {
    ...{ plan_id, period: askedPeriod(period), today: localDay(now) },
  });
  if (answer === null) throw new AskedError(m.cli_plan_empty({ id: plan_id }));
  return punctualSheet(answer);
}

async function byIndex(engine: Engine, asked: Asked): Promise<EmulationSheet> {
  const rule = EMULATION_RULES.find((one) => one === asked.rule);
  if (!rule) throw new AskedError(m.emulation_cli_rule());
  if (asked.plan !== undefined) throw new AskedError(m.emulation_cli_no_plan());
  if (asked.index === undefined) throw new AskedError(m.emulation_cli_index());
  if (asked.period === undefined) throw new AskedError(m.emulation_cli_period());
  const wanted = asked.n ?? '5';
  const n = Number(wanted);
  if (!/^\d+$/.test(wanted) || n < 1 || n > MOST)
    throw new AskedError(m.emulation_cli_n({ n: wanted }));
  const level = askedLevel(asked.level ?? 'province');
  if (asked.within === undefined && BELOW_PROVINCE.includes(level))
    throw new AskedError(m.cli_rank_within_required({ level: levelName(level) }));
  const period = askedPeriod(asked.period);
  const { indicator_id } = await askedIndicator(engine, asked.index);
  const within =
    asked.within === undefined ? null : (await askedUnit(engine, asked.within)).unit_id;
  return indexSheet(await askEmulation(engine, { indicator_id, period, level, within, rule, n }));
}

function print({ subject, rule, refusal, notes, rows, sources }: EmulationSheet): void {
  console.log([m.emulation_title(), subject, rule].join('\n'));
  if (refusal !== null) console.log(refusal);
  const columns = SHEET_COLUMNS.filter(({ key }) => key !== 'source').map(({ label, text }) => ({
    ...{ head: label(), text },
  }));
  if (rows.length > 0) console.log(['', ...columnTable(rows, columns), ''].join('\n'));
  if (notes.length > 0) console.log(notes.join('\n'));
  for (const { title } of sources) console.log(m.cli_rank_source({ title }));
}

/** A list as machines read it. */
function record({ rows, sources, file: _, ...sheet }: EmulationSheet) {
  return {
    ...sheet,
    rows: rows.map(({ figures, href: _href, id, ...row }) => ({ unit_id: id, ...row, ...figures })),
    source_ids: sources.map(({ source_id }) => source_id),
  };
}

/** Who is to be commended by a rule, on screen or as a file. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      index: { type: 'string' },
      plan: { type: 'string' },
      period: { type: 'string' },
      rule: { type: 'string' },
      n: { type: 'string', short: 'n' },
      level: { type: 'string' },
      within: { type: 'string' },
      out: { type: 'string', short: 'o' },
      package: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(values.package, async (engine) => {
    const { index, plan, period, rule, n, level, within, out } = values;
    if (out !== undefined && !/\.(csv|docx)$/i.test(out))
      throw new AskedError(m.emulation_cli_out());
    const now = new Date();
    const asked: Asked = { index, plan, period, rule, n, level, within };
    const sheet =
      rule === 'in-time' ? await byPlan(engine, asked, now) : await byIndex(engine, asked);
    if (out !== undefined) {
      const word = /\.docx$/i.test(out);
      await writeFile(out, word ? emulationDocx(sheet, now) : emulationCsv(sheet));
      if (!values.json) console.log(m.cli_baked({ file: out }));
    }
    if (values.json) console.log(JSON.stringify(record(sheet), null, 1));
    else if (out === undefined) print(sheet);
  });
}
