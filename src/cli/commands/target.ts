import { parseArgs } from 'node:util';
import type { Engine } from '../../lib/engine/engine';
import { formatPeriod, formatValue } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { targetText } from '../../lib/messages/target';
import { judgeTargets } from '../../lib/queries/answers/targets';
import type { JudgedTarget } from '../../lib/queries/answers/targets';
import { ask } from '../../lib/queries/question';
import { targetsOfIndicator } from '../../lib/queries/targets-of-indicator';
import { AskedError, askedIndicator, askedPeriod, askedUnit } from '../asked';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'target --indicator <id> --unit <id> --period <period> [--value <number>] [--json]';

/** A number with decimal comma or point; null when nothing was said. */
function askedValue(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^-?\d+([.,]\d+)?$/.test(text.trim()))
    throw new AskedError(m.cli_target_bad_value({ text }));
  return Number(text.trim().replace(',', '.'));
}

function words({ indicator, status }: JudgedTarget): string {
  const { measure, unit_vi, decimals } = indicator;
  return targetText(status, {
    percent: measure === 'percent',
    unit: unit_vi,
    decimals: decimals ?? undefined,
  });
}

/** A judged target as machines read it. */
function record(judged: JudgedTarget) {
  const { target, value, figure, summed, status } = judged;
  const { indicator_id, unit_id, period, plan_id, op, text_vi } = target;
  const { met, short_by, code, params, reason } = status;
  return {
    ...{ indicator_id, unit_id, period, plan_id, op },
    target_value: target.value,
    baseline_value: target.baseline_value,
    baseline_period: target.baseline_period,
    text_vi,
    ...{ value, source_id: figure?.source_id ?? null, summed_of: summed },
    ...{ met, short_by, code, params, reason: reason?.code ?? null },
    said: words(judged),
  };
}

interface Asked {
  indicator?: string | undefined;
  unit?: string | undefined;
  period?: string | undefined;
  value?: string | undefined;
}

async function answer(engine: Engine, { indicator, unit, period, value }: Asked) {
  if (indicator === undefined || unit === undefined || period === undefined) {
    throw new AskedError(m.cli_target_required());
  }
  const given = askedValue(value);
  const when = askedPeriod(period);
  const { indicator_id, short_vi } = await askedIndicator(engine, indicator);
  const { unit_id, name_vi } = await askedUnit(engine, unit);
  const all = await ask(engine, targetsOfIndicator, { indicator_id });
  const own = all.filter((row) => row.unit_id === unit_id);
  const rows = own.filter((row) => row.period === when);
  if (rows.length === 0) {
    const about = { unit: name_vi, name: short_vi };
    const periods = [...new Set(own.map((row) => row.period))].join(', ');
    throw new AskedError(
      periods
        ? m.cli_target_none({ ...about, period: formatPeriod(when), all: periods })
        : m.cli_target_none_at_all(about),
    );
  }
  return {
    judged: await judgeTargets(engine, rows, given),
    head: m.cli_target_title({ unit: name_vi, name: short_vi, period: formatPeriod(when) }),
    given: given !== null,
  };
}

function table(judged: readonly JudgedTarget[], given: boolean): string[] {
  return columnTable(judged, [
    { head: m.target_col_target(), text: ({ target }) => target.text_vi },
    { head: m.target_col_plan(), text: ({ target }) => target.plan_id ?? m.target_no_plan() },
    {
      head: m.target_col_value(),
      text: ({ value, indicator, figure }) =>
        [
          formatValue(value, { percent: indicator.measure === 'percent' }),
          given ? m.cli_target_given() : (figure?.source_id ?? ''),
        ].join(' '),
    },
    { head: m.target_col_status(), text: words },
  ]);
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      indicator: { type: 'string' },
      unit: { type: 'string' },
      period: { type: 'string' },
      value: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(undefined, async (engine) => {
    const { judged, head, given } = await answer(engine, values);
    if (values.json) console.log(JSON.stringify(judged.map(record), null, 1));
    else console.log([head, '', ...table(judged, given)].join('\n'));
  });
}
