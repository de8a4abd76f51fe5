import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lastDay } from '../../lib/domain/periods';
import { outgoingReport } from '../../lib/exports/outgoing-report';
import { reportDocx } from '../../lib/exports/report-docx';
import { reportXlsx } from '../../lib/exports/report-xlsx';
import { DIFFICULTY_COLUMNS } from '../../lib/messages/difficulty';
import { formatDate, formatPeriod, localDay } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { FORM_COLUMNS, formSentences } from '../../lib/messages/outreach-counts';
import { reportSentences, rowStateText } from '../../lib/messages/report';
import { askReport, type ReportParts } from '../../lib/queries/answers/report';
import { AskedError, askedPeriod } from '../asked';
import { askedAgency } from '../asked-agency';
import { askedPlan } from '../asked-plan';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'report --plan <id> --period <2024-Q3> [--agency <id>] [-o <file.docx|file.xlsx> [--section] [--internal]] [--package <folder>] [--json]';

/** A report as machines read it. */
function record(parts: ReportParts) {
  const { document, agency, rows, upcoming, undated, outreach, difficulties, ...report } = parts;
  return {
    plan_id: document.plan.plan_id,
    agency_id: agency?.agency_id ?? null,
    ...report,
    tasks: rows.map(({ task, last, ...row }) => ({
      ...{ task_id: task.task_id, code: task.code, title_vi: task.title_vi },
      ...{ start_date: task.start_date, end_date: task.end_date, sub_tasks: task.sub_tasks },
      ...{ leads: task.leads, supports: task.supports },
      through: task.through.map(({ agency_id }) => agency_id),
      ...row,
      last,
    })),
    outreach:
      outreach?.map(({ counted, unknown, uncounted, ...count }) => ({
        ...count,
        counted: counted.map(({ task_id }) => task_id),
        unknown: unknown.map(({ task_id }) => task_id),
        uncounted: uncounted.map(({ task_id }) => task_id),
      })) ?? null,
    difficulties: difficulties.map(({ entry, ...row }) => ({ ...entry, ...row })),
    undated: undated.map(({ task_id }) => task_id),
    upcoming: upcoming.map(({ task_id }) => task_id),
  };
}

function print(parts: ReportParts): void {
  const { document, period, agency, rows, outreach, difficulties, day } = parts;
  const plan = document.plan.title_vi;
  console.log(m.report_subject({ plan, period: formatPeriod(period) }));
  console.log(reportSentences(parts, lastDay(period), agency?.name_vi ?? null).join('\n'));
  const table = columnTable(rows, [
    { head: m.task_col_code(), text: ({ task }) => task.code },
    { head: m.task_col_task(), text: ({ task }) => task.title_vi.slice(0, 60) },
    { head: m.document_col_time(), text: ({ task }) => task.period_vi ?? m.plan_unknown() },
    { head: m.report_col_state(), text: rowStateText },
    { head: m.report_col_last(), text: ({ last }) => (last ? formatDate(last.reported_on) : '') },
  ]);
  if (rows.length > 0) console.log(['', ...table].join('\n'));
  if (outreach !== null) printForms(outreach);
  if (difficulties.length === 0) return;
  const lead = m.difficulty_report_lead({ day: formatDate(day) });
  const heads = DIFFICULTY_COLUMNS.map(({ label, text }) => ({ head: label(), text }));
  console.log(['', m.report_troubles(), lead, '', ...columnTable(difficulties, heads)].join('\n'));
}

function printForms(outreach: NonNullable<ReportParts['outreach']>): void {
  const forms = FORM_COLUMNS.map(({ label, text }) => ({ head: label(), text }));
  console.log(['', m.report_form_title(), ...formSentences(outreach)].join('\n'));
  if (outreach.length > 0) console.log(['', ...columnTable(outreach, forms)].join('\n'));
}

/** The report of a plan for a period, on screen or as a document. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: 'string' },
      agency: { type: 'string' },
      period: { type: 'string' },
      out: { type: 'string', short: 'o' },
      section: { type: 'boolean', default: false },
      internal: { type: 'boolean', default: false },
      package: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(values.package, async (engine) => {
    const { plan, out, section } = values;
    if (plan === undefined) throw new AskedError(m.report_no_plan());
    if (values.period === undefined) throw new AskedError(m.report_no_period());
    const workbook = out !== undefined && /\.xlsx$/i.test(out);
    if (section && (out === undefined || workbook)) throw new AskedError(m.report_section_out());
    if (out !== undefined && !workbook && !/\.docx$/i.test(out))
      throw new AskedError(m.report_out_format());
    const now = new Date();
    const { plan_id } = await askedPlan(engine, plan);
    const parts = await askReport(engine, {
      plan_id,
      agency_id: await askedAgency(engine, values.agency),
      period: askedPeriod(values.period),
      today: localDay(now),
    });
    if (parts === null || parts.document.tasks.length === 0)
      throw new AskedError(m.cli_plan_empty({ id: plan_id }));
    if (out !== undefined) {
      const given = values.internal ? parts : outgoingReport(parts);
      await writeFile(out, workbook ? reportXlsx(given, now) : reportDocx(given, now, section));
      if (!values.json) console.log(m.cli_baked({ file: out }));
    }
    if (values.json) console.log(JSON.stringify(record(parts), null, 1));
    else if (out === undefined) print(parts);
  });
}
