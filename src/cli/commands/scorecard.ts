import { parseArgs } from 'node:util';
import { SCORES } from '../../lib/domain/quality-scorecards';
import type { Engine } from '../../lib/engine/engine';
import { formatNumber, formatPeriod, formatSigned } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { cardProblemText, differenceText, STAGES } from '../../lib/messages/scorecard';
import { askCards, askScorecards, type CardSet } from '../../lib/queries/answers/scorecard';
import { AskedError, askedPeriod } from '../asked';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'scorecard --framework <id> --period <period> (--unit <id> | --rank) [--package <folder>] [--json]';

interface Asked {
  framework?: string | undefined;
  unit?: string | undefined;
  period?: string | undefined;
  rank: boolean;
}

async function setOf(engine: Engine, { framework, period, unit, rank }: Asked): Promise<CardSet> {
  if (framework === undefined || period === undefined || (unit === undefined && !rank))
    throw new AskedError(m.cli_scorecard_required());
  const when = askedPeriod(period);
  const found = await askScorecards(engine, { framework_id: framework, period: when });
  if (found) return found;
  const there = (await askCards(engine)).map((row) => `${row.framework_id} (${row.period})`);
  if (there.length === 0) throw new AskedError(m.cli_scorecard_none_at_all());
  const all = [...new Set(there)].join(', ');
  throw new AskedError(m.cli_scorecard_none({ framework, period: formatPeriod(when), all }));
}

const score = (value: number | null, none: string) => (value === null ? none : formatNumber(value));

function rankLines(set: CardSet): string[] {
  const rank = (value: number | null) =>
    value === null || set.of === null ? '' : `${value}/${set.of}`;
  const incomplete = set.of === null && [
    m.scorecard_no_ranks({
      n: set.ranking.filter(({ raw }) => raw !== null).length,
      of: set.ranking.filter(({ raw }) => raw !== null).length + set.missing.length,
    }),
  ];
  return [
    m.scorecard_ranking_caption({
      stage: STAGES[set.stage](),
      period: formatPeriod(set.period),
    }),
    ...(incomplete || []),
    '',
    ...columnTable(set.ranking, [
      { head: m.scorecard_unit(), text: ({ name_vi }) => name_vi },
      {
        head: m.scorecard_raw(),
        text: ({ raw }) => score(raw, m.scorecard_not_enough()),
        right: true,
      },
      { head: m.scorecard_rank_raw(), text: ({ rank_raw }) => rank(rank_raw), right: true },
      {
        head: m.scorecard_adjusted(),
        text: ({ adjusted }) => score(adjusted, m.scorecard_not_enough()),
        right: true,
      },
      {
        head: m.scorecard_rank_adjusted(),
        text: ({ rank_adjusted }) => rank(rank_adjusted),
        right: true,
      },
    ]),
  ];
}

function cardOf(set: CardSet, unit: string) {
  const found = set.cards.get(unit);
  if (found) return found;
  throw new AskedError(m.cli_scorecard_no_unit({ unit, all: [...set.cards.keys()].join(', ') }));
}

function cardLines(set: CardSet, unit_id: string): string[] {
  const { unit, card } = cardOf(set, unit_id);
  const names = new Map(set.items.map((item) => [item.indicator_id, item.name_vi]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const steps = set.adjustments.get(unit_id) ?? [];
  return [
    m.scorecard_card_of({ unit: unit.name_vi, period: formatPeriod(set.period) }),
    '',
    ...columnTable(card.nodes, [
      {
        head: m.scorecard_col_item(),
        text: ({ depth, indicator_id }) => '  '.repeat(depth) + nameOf(indicator_id),
      },
      {
        head: m.scorecard_col_max(),
        text: ({ max }) => score(max, m.scorecard_unknown()),
        right: true,
      },
      ...SCORES.map((stage) => ({
        head: STAGES[stage](),
        text: ({ value }: (typeof card.nodes)[number]) => score(value[stage], ''),
        right: true,
      })),
      {
        head: m.scorecard_col_difference(),
        text: ({ difference }) => (difference ? differenceText(difference) : ''),
      },
    ]),
    ...card.problems.map((one) => `- ${cardProblemText(one, nameOf(one.params.indicator_id))}`),
    ...steps.map(
      ({ adjustment, before, after }) =>
        `${adjustment.decided_on ?? m.scorecard_unknown()}  ${formatSigned(adjustment.points)}  ${adjustment.reason}: ${score(before, m.scorecard_not_enough())} → ${score(after, m.scorecard_not_enough())}`,
    ),
  ];
}

/** What machines read. */
function record(set: CardSet, unit: string | undefined) {
  const { framework_id, period, stage, of, missing, ranking } = set;
  const head = { framework_id, period, stage, of, missing };
  if (unit === undefined) return { ...head, ranking };
  const { card } = cardOf(set, unit);
  return {
    ...head,
    ...ranking.find((row) => row.unit_id === unit),
    ...card,
    adjustments: set.adjustments.get(unit) ?? [],
  };
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      framework: { type: 'string' },
      unit: { type: 'string' },
      period: { type: 'string' },
      package: { type: 'string' },
      rank: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(values.package, async (engine) => {
    const set = await setOf(engine, values);
    const unit = values.rank ? undefined : values.unit;
    if (values.json) console.log(JSON.stringify(record(set, unit), null, 1));
    else console.log((unit === undefined ? rankLines(set) : cardLines(set, unit)).join('\n'));
  });
}
