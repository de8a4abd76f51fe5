import { parseArgs } from 'node:util';
import type { Engine } from '../../lib/engine/engine';
import { formatNumber } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { CLEAR_WORDS, REMARK_WORDS } from '../../lib/messages/plan-check';
import { catalogue } from '../../lib/queries/answers/context';
import { askPlanCheck } from '../../lib/queries/answers/plan-check';
import { askedPlan } from '../asked-plan';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';
import { writeComparison } from '../write-comparison';
import { writePlan } from '../write-plan';

export const usage = `plan check <plan> [--json]
  parscope plan docx <plan> -o <file.docx> [--agency <agency_id> | --form criterion|time_first|content_first] [--package <folder>]
  parscope plan compare <plan> <later plan> [--json]`;

const ACTIONS = ['check', 'docx', 'compare'];

async function checked(engine: Engine, plan_id: string) {
  const plan = await askedPlan(engine, plan_id);
  return { plan, ...(await askPlanCheck(engine, plan)) };
}

async function print(engine: Engine, plan_id: string): Promise<void> {
  const { plan, rows, tasks, unserved } = await checked(engine, plan_id);
  const of = formatNumber(rows.length);
  const n = tasks.filter(({ missing }) => missing.length > 0).length;
  console.log(plan.title_vi);
  console.log(n === 0 ? m.plan_check_clear({ of }) : m.plan_check_lead({ n: formatNumber(n), of }));
  const titles = new Map(rows.map((row) => [row.task_id, row.title_vi]));
  const table = columnTable(tasks, [
    { head: m.plan_col_code(), text: ({ code }) => code },
    { head: m.plan_col_task(), text: ({ task_id }) => (titles.get(task_id) ?? '').slice(0, 60) },
    {
      head: m.plan_check_col_missing(),
      text: ({ missing }) => missing.map((one) => CLEAR_WORDS[one]()).join('; '),
    },
    {
      head: m.plan_check_col_remarks(),
      text: ({ remarks }) => remarks.map((one) => REMARK_WORDS[one]()).join('; '),
    },
  ]);
  console.log(['', ...table].join('\n'));
  if (unserved.length === 0) return;
  const known = await catalogue(engine);
  const list = unserved.map((id) => known.get(id)?.short_vi ?? id).join(', ');
  console.log(`\n${m.plan_check_unserved({ list })}`);
}

/**
 * `check`: whether every task of a plan is clear; the exit code is 0 whatever is found. `docx`: the plan as a document,
 * or the letter that gives an agency its tasks. `compare`: what became of a plan in another one.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string', short: 'o' },
      agency: { type: 'string' },
      form: { type: 'string' },
      package: { type: 'string' },
    },
  });
  const [action = 'check', plan_id, later] = positionals;
  if (!ACTIONS.includes(action) || plan_id === undefined) {
    console.error(
      ACTIONS.includes(action)
        ? m.cli_plan_required({ action })
        : m.cli_plan_unknown_action({ name: action }),
    );
    return 1;
  }
  const { out, agency, form } = values;
  if (action === 'docx' && out === undefined) {
    console.error(m.cli_plan_out_required());
    return 1;
  }
  if (action === 'compare' && later === undefined) {
    console.error(m.plan_compare_cli_two());
    return 1;
  }
  return withPackage(values.package, async (engine) => {
    if (action === 'compare' && later !== undefined)
      return writeComparison(engine, [plan_id, later], values.json);
    if (action === 'docx' && out !== undefined) {
      await writePlan(engine, plan_id, { out, agency, form });
    } else if (values.json) {
      console.log(JSON.stringify((await checked(engine, plan_id)).tasks, null, 1));
    } else await print(engine, plan_id);
  });
}
