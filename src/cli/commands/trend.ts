import { parseArgs } from 'node:util';
import type { Engine } from '../../lib/engine/engine';
import { findingText } from '../../lib/messages/finding';
import { formatDate, formatPeriod, formatValue } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { askTrend } from '../../lib/queries/answers/trend';
import type { TrendPoint } from '../../lib/queries/answers/types';
import { unitsFor } from '../../lib/queries/answers/units-for';
import type { UnitRow } from '../../lib/queries/rows';
import { AskedError, READING_OPTIONS, askedIndicator, askedReading, askedUnit } from '../asked';
import { columnTable } from '../columns';
import { estimateRecord, partsText } from '../estimate';
import { withPackage } from '../with-package';

export const usage =
  'trend --unit <id> --indicator <id> [--boundaries original|current] [--weights population] [--json]';

/** A point as machines read it. */
function record(point: TrendPoint) {
  const { period, value, rank, of, published_rank, framework_id, break_before, status } = point;
  const reason = point.reason?.code ?? null;
  return {
    ...{ period, value, rank, of, published_rank, framework_id, break_before, reason, status },
    source_id: point.source_id,
    retrospective: point.retrospective,
    estimated_rank: point.estimated_rank,
    estimated_of: point.estimated_of,
    estimate: estimateRecord(point.estimate),
  };
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
      head: m.cli_rank_col_estimated(),
      text: ({ estimated_rank, estimated_of }) =>
        estimated_rank === null ? '' : `${estimated_rank}/${estimated_of ?? ''}`,
      right: true,
    },
    { head: m.cli_rank_col_parts(), text: (point) => partsText(point.estimate) },
    {
      head: m.cli_trend_col_break(),
      text: ({ reason }) =>
        reason === null
          ? ''
          : findingText(reason, { unit: () => reason.params['other_name_vi']?.toString() }),
    },
  ]);
}

/** In current boundaries only units of today have a series: who asks for another is told where it went. */
async function checkStands(engine: Engine, unit: UnitRow): Promise<void> {
  if (unit.valid_to === null) return;
  const [successor = unit.unit_id] = await unitsFor(engine, 'current', [unit.unit_id]);
  if (successor === unit.unit_id) throw new AskedError(m.cli_trend_ended({ unit: unit.name_vi }));
  const { name_vi } = await askedUnit(engine, successor);
  throw new AskedError(
    m.cli_trend_dissolved({ unit: unit.name_vi, successor: name_vi, id: successor }),
  );
}

interface Words {
  unit?: string | undefined;
  indicator?: string | undefined;
  boundaries?: string | undefined;
  weights?: string | undefined;
}

async function answer(engine: Engine, { unit, indicator, boundaries, weights }: Words) {
  if (unit === undefined || indicator === undefined) {
    throw new AskedError(m.cli_trend_required());
  }
  const reading = askedReading(boundaries, weights);
  const found = await askedUnit(engine, unit);
  const { unit_id, name_vi } = found;
  const { indicator_id, name_vi: title } = await askedIndicator(engine, indicator);
  if (reading.boundaries === 'current') await checkStands(engine, found);
  const points = await askTrend(engine, { unit_id, indicator_id, ...reading });
  if (points.length === 0) {
    const none = m.cli_trend_no_figures({ unit: name_vi, name: title });
    const since = found.valid_from;
    const young = since !== null && since > '2000' && reading.boundaries !== 'current';
    const hint = young ? ` ${m.cli_trend_try_current({ date: formatDate(since) })}` : '';
    throw new AskedError(none + hint);
  }
  return { points, head: m.cli_trend_title({ unit: name_vi, name: title }) };
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      unit: { type: 'string' },
      indicator: { type: 'string' },
      ...READING_OPTIONS,
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(undefined, async (engine) => {
    const { points, head } = await answer(engine, values);
    if (values.json) console.log(JSON.stringify(points.map(record), null, 1));
    else console.log([head, '', ...table(points)].join('\n'));
  });
}
