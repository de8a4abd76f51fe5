import { parseArgs } from 'node:util';
import type { Engine } from '../../lib/engine/engine';
import { findingText } from '../../lib/messages/finding';
import { formatPeriod, formatValue } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { prepare } from '../../lib/queries/all-observations';
import { askTrend } from '../../lib/queries/answers/trend';
import type { TrendPoint } from '../../lib/queries/answers/types';
import { AskedError, askedIndicator, askedUnit } from '../asked';
import { columnTable } from '../columns';
import { openPackage } from '../open';

export const usage = 'trend --unit <id> --indicator <id> [--json]';

/** A point as machines read it. */
function record(point: TrendPoint) {
  const { period, value, rank, of, published_rank, framework_id, break_before, status } = point;
  const reason = point.reason?.code ?? null;
  return { period, value, rank, of, published_rank, framework_id, break_before, reason, status };
}

function table(points: readonly TrendPoint[]): string[] {
  return columnTable(points, [
    { head: m.cli_trend_col_period(), text: (point) => formatPeriod(point.period) },
    { head: m.cli_rank_col_value(), text: (point) => formatValue(point.value), right: true },
    {
      head: m.cli_rank_col_rank(),
      text: ({ rank, of }) => (rank === null ? '' : `${rank}/${of ?? ''}`),
      right: true,
    },
    {
      head: m.cli_rank_col_published(),
      text: (point) => (point.published_rank === null ? '' : formatValue(point.published_rank)),
      right: true,
    },
    {
      head: m.cli_trend_col_break(),
      text: ({ reason }) =>
        reason === null
          ? ''
          : findingText(reason, { unit: () => reason.params['other_name_vi']?.toString() }),
    },
  ]);
}

async function answer(engine: Engine, unit: string | undefined, indicator: string | undefined) {
  if (unit === undefined || indicator === undefined) {
    throw new AskedError(m.cli_trend_required());
  }
  const { unit_id, name_vi } = await askedUnit(engine, unit);
  const { indicator_id, name_vi: title } = await askedIndicator(engine, indicator);
  const points = await askTrend(engine, { unit_id, indicator_id });
  if (points.length === 0) {
    throw new AskedError(m.cli_trend_no_figures({ unit: name_vi, name: title }));
  }
  return { points, head: m.cli_trend_title({ unit: name_vi, name: title }) };
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      unit: { type: 'string' },
      indicator: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const engine = await openPackage();
  try {
    await prepare(engine);
    const { points, head } = await answer(engine, values.unit, values.indicator);
    if (values.json) console.log(JSON.stringify(points.map(record), null, 1));
    else console.log([head, '', ...table(points)].join('\n'));
    return 0;
  } catch (error) {
    if (!(error instanceof AskedError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await engine.close();
  }
}
