import { parseArgs } from 'node:util';
import { sortPeriods } from '../../lib/domain/periods';
import type { Level } from '../../lib/domain/types';
import type { Engine } from '../../lib/engine/engine';
import { findingText } from '../../lib/messages/finding';
import { formatPeriod, formatSigned, formatValue } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { askRanking } from '../../lib/queries/answers/ranking';
import type { RankingAnswer, RankingRow } from '../../lib/queries/answers/types';
import { periodsOfIndicator } from '../../lib/queries/periods-of-indicator';
import { ask } from '../../lib/queries/question';
import {
  AskedError,
  READING_OPTIONS,
  askedIndicator,
  askedLevel,
  askedPeriod,
  askedReading,
  askedUnit,
  levelName,
} from '../asked';
import { columnTable } from '../columns';
import { estimateRecord, partsText } from '../estimate';
import { withPackage } from '../with-package';

export const usage =
  'rank --index <id>|--indicator <id> --year <y> [--level province|district|commune|agency] [--within <unit>] [--boundaries original|current] [--weights population] [--json]';

const BELOW_PROVINCE: readonly Level[] = ['district', 'commune', 'agency'];

/** A row as machines read it; `change_rank` counts places climbed. */
function record(row: RankingRow) {
  const { unit_id, name_vi, value, rank, of, published_rank, change_value, change_rank } = row;
  const { comparable, status, source_id } = row;
  return {
    unit_id,
    name_vi,
    value,
    rank,
    of,
    published_rank,
    change_value,
    change_rank,
    comparable,
    reason: (row.reason ?? row.rank_reason)?.code ?? null,
    status,
    source_id,
    retrospective: row.retrospective,
    estimated_rank: row.estimated_rank,
    estimate: estimateRecord(row.estimate),
  };
}

function reasonText(row: RankingRow): string {
  const finding = row.reason ?? row.rank_reason;
  if (!finding) return '';
  return findingText(finding, {
    unit: () => finding.params['other_name_vi']?.toString(),
  });
}

function rankedText({ incomplete, of, expected, estimated_of }: RankingAnswer): string {
  if (incomplete) return findingText(incomplete);
  return estimated_of === null
    ? m.cli_rank_of({ of: of ?? 0, expected: expected ?? 0 })
    : m.cli_rank_of_estimated({ of: estimated_of, expected: expected ?? 0 });
}

function estimateLines({ rows }: RankingAnswer): string[] {
  if (!rows.some((row) => row.estimate !== null && row.status === 'estimated')) return [];
  const units = rows
    .filter((row) => row.value === null && row.estimate !== null)
    .map(({ name_vi, estimate }) =>
      m.cli_rank_not_estimated_one({
        name: name_vi,
        missing: (estimate?.missing ?? []).map((one) => one.short_vi).join(', '),
      }),
    );
  return [
    m.cli_rank_estimates(),
    ...(units.length > 0 ? [m.cli_rank_not_estimated({ units: units.join('; ') })] : []),
  ];
}

function lines(answer: RankingAnswer): string[] {
  const { indicator, period, level, withheld } = answer;
  const whole = (n: number | null) => (n === null ? '' : formatValue(n));
  const told = new Set(withheld.map((unit) => unit.unit_id));
  // An estimate lacks a part that is withheld: that line names the part.
  const through = new Set(
    answer.rows.filter((row) => row.estimate !== null).map((row) => row.unit_id),
  );
  const names = withheld
    .filter((unit) => !through.has(unit.unit_id))
    .map((unit) => unit.name_vi)
    .join(', ');
  const table = columnTable(answer.rows, [
    { head: m.cli_rank_col_rank(), text: (row) => whole(row.rank), right: true },
    { head: m.cli_rank_col_estimated(), text: (row) => whole(row.estimated_rank), right: true },
    { head: m.cli_rank_col_unit(), text: (row) => row.name_vi },
    {
      head: m.cli_rank_col_value(),
      text: (row) =>
        row.value === null && told.has(row.unit_id) ? m.ranking_withheld() : formatValue(row.value),
      right: true,
    },
    { head: m.cli_rank_col_published(), text: (row) => whole(row.published_rank), right: true },
    {
      head: m.cli_rank_col_change(),
      text: (row) => (row.change_value === null ? '' : formatSigned(row.change_value)),
      right: true,
    },
    {
      head: m.cli_rank_col_change_rank(),
      text: (row) => (row.change_rank === null ? '' : formatSigned(row.change_rank)),
      right: true,
    },
    {
      head: m.cli_rank_col_parts(),
      text: (row) => (row.value === null ? '' : partsText(row.estimate)),
    },
    { head: m.cli_rank_col_reason(), text: (row) => (row.value === null ? '' : reasonText(row)) },
  ]);
  return [
    m.cli_rank_title({
      name: indicator.name_vi,
      period: formatPeriod(period),
      level: levelName(level),
    }),
    rankedText(answer),
    ...estimateLines(answer),
    ...(names === '' ? [] : [m.cli_rank_withheld({ names })]),
    ...(answer.retrospective ? [m.cli_rank_retrospective()] : []),
    '',
    ...table,
    '',
    ...answer.sources.map(({ title }) => m.cli_rank_source({ title })),
  ];
}

async function checkPeriod(
  engine: Engine,
  asked: { indicator_id: string; level: Level; within: string | null; period: string },
): Promise<void> {
  const rows = await ask(engine, periodsOfIndicator, asked);
  const periods = sortPeriods(rows.map((row) => row.period));
  if (periods.includes(asked.period)) return;
  const said = { id: asked.indicator_id, level: levelName(asked.level) };
  throw new AskedError(
    periods.length > 0
      ? m.cli_rank_no_period({ ...said, period: asked.period, all: periods.join(', ') })
      : m.cli_rank_no_figures(said),
  );
}

async function answer(engine: Engine, values: Record<string, string | boolean | undefined>) {
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [index, indicator, year] = [text('index'), text('indicator'), text('year')];
  const id = indicator ?? index;
  if (id === undefined || (index !== undefined && indicator !== undefined)) {
    throw new AskedError(m.cli_rank_index_required());
  }
  if (year === undefined) throw new AskedError(m.cli_rank_year_required());
  const period = askedPeriod(year);
  const level = askedLevel(text('level') ?? 'province');
  const within = text('within');
  if (within === undefined && BELOW_PROVINCE.includes(level)) {
    throw new AskedError(m.cli_rank_within_required({ level: levelName(level) }));
  }
  const { indicator_id } = await askedIndicator(engine, id);
  if (within !== undefined) await askedUnit(engine, within);
  await checkPeriod(engine, { indicator_id, level, within: within ?? null, period });
  return askRanking(engine, {
    indicator_id,
    period,
    level,
    ...(within === undefined ? {} : { within }),
    ...askedReading(text('boundaries'), text('weights')),
  });
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      index: { type: 'string' },
      indicator: { type: 'string' },
      year: { type: 'string' },
      level: { type: 'string' },
      within: { type: 'string' },
      ...READING_OPTIONS,
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(undefined, async (engine) => {
    const found = await answer(engine, values);
    if (values.json) console.log(JSON.stringify(found.rows.map(record), null, 1));
    else console.log(lines(found).join('\n'));
  });
}
