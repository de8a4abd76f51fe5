import { groupBy } from '../../domain/group-by';
import {
  contributionOf,
  differenceOf,
  rollUpReport,
  type Contribution,
  type RolledIndicator,
  type RolledRow,
} from '../../domain/roll-up-report';
import {
  commonDue,
  hasCome,
  submissionState,
  type Submission,
  type SubmissionState,
} from '../../domain/submissions';
import { referenceDate } from '../../domain/periods';
import { unitsValidIn } from '../../domain/units-in-time';
import type { IsoDate, Level, Measure, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { figuresToRollUp } from '../figures-to-roll-up';
import { ask } from '../question';
import type { Figure } from '../rows';
import { submissions } from '../submissions';
import type { UnitOfLevelRow } from '../units-of-level';
import { catalogue, sourcesOf, unitsNamedOn } from './context';
import type { IndicatorRow, NamedUnit, SourceRow } from './types';
import { named, unitOf } from './unit-of';

export interface AskRollUp {
  unit_id: string;
  period: Period;
  /** Null = the next level below. */
  level: Level | null;
  /** Kind of report of `submissions`; null = the only one, or the first. */
  report: string | null;
  today: IsoDate;
}

/** A unit that has to report. */
export interface RollUpMember extends Submission {
  unit_id: string;
  name_vi: string;
  /** figures: there are figures of the period, the day they came is not recorded. */
  state: SubmissionState | 'figures';
  /** Indicators it brings a figure of. */
  figures: number;
  own_file: string | null;
}

export interface RolledIndicatorRow {
  indicator: IndicatorRow;
  row: RolledRow;
  /** Figures of the reader's own; published ones and these never meet in one sum. */
  own: boolean;
  /** What the unit itself has for the period, of the same origin; null = nothing. */
  printed: number | null;
  /** `printed` minus the sum, where everybody is in it. */
  difference: number | null;
}

export interface RollUpAnswer {
  unit: NamedUnit;
  period: Period;
  level: Level;
  /** Levels there are units of inside it. */
  levels: Level[];
  report: string | null;
  reports: string[];
  members: RollUpMember[];
  /** Whether no register tells that these are all of them. */
  register_unknown: boolean;
  rows: RolledIndicatorRow[];
  simulated: boolean;
  sources: SourceRow[];
}

const BELOW: readonly Level[] = ['province', 'district', 'commune', 'agency'];

const rolled = (
  indicator: IndicatorRow,
  known: ReadonlyMap<string, IndicatorRow>,
): RolledIndicator => ({
  measure: indicator.measure,
  unit_vi: indicator.unit_vi,
  declares_counts: indicator.numerator_vi !== null || indicator.denominator_vi !== null,
  index_measure: indicator.index_id
    ? ((known.get(indicator.index_id)?.measure ?? null) as Measure | null)
    : null,
});

/** The first row of every period: the preferred one. */
const onePerPeriod = (rows: readonly Figure[]): Figure[] => [
  ...new Map([...rows].reverse().map((row) => [row.period, row])).values(),
];

/** Figures of one indicator and one origin, by unit. */
function contributionsOf(
  rows: readonly Figure[],
  period: Period,
  indicator: RolledIndicator,
): Map<string, Contribution> {
  const found = new Map<string, Contribution>();
  for (const [unit_id, own] of groupBy(rows, (row) => row.unit_id)) {
    const one = contributionOf(unit_id, onePerPeriod(own), period, indicator);
    if (one) found.set(unit_id, one);
  }
  return found;
}

/** Fills in units without a figure from those inside them, where every one of these has one. */
function filledFromBelow(
  found: ReadonlyMap<string, Contribution>,
  inside: ReadonlyMap<string, readonly string[]>,
  indicator: RolledIndicator,
): Map<string, Contribution> {
  const filled = new Map(found);
  for (const [unit_id, ids] of inside) {
    if (filled.has(unit_id)) continue;
    const { value, numerator, denominator, missing, parts } = rollUpReport(ids, found, indicator);
    if (value === null || missing.length > 0) continue;
    filled.set(unit_id, {
      ...{ unit_id, value, numerator, denominator, weight: null, withheld: false, from: 'below' },
      cumulative: parts[0]?.cumulative ?? null,
      simulated: parts.some((part) => part.simulated),
      source_ids: [...new Set(parts.flatMap((part) => part.source_ids))],
    });
  }
  return filled;
}

/** The report of each unit: its own row, else the day all others share. */
function handedIn(
  rows: readonly (Submission & { unit_id: string; own_file: string | null })[],
): (unit_id: string) => Submission & { own_file: string | null } {
  const first = new Map([...rows].reverse().map((row) => [row.unit_id, row]));
  const none = { due_on: commonDue([...first.values()]), received_on: null, own_file: null };
  return (unit_id) => first.get(unit_id) ?? none;
}

/**
 * What the units inside a unit reported for a period, who has not, and what their figures add up to. A district without
 * a figure of its own takes that of its communes when all of them have reported. Throws UnknownError.
 */
export async function askRollUp(engine: Engine, asked: AskRollUp): Promise<RollUpAnswer> {
  const { unit_id, period, today } = asked;
  const [{ unit }, known] = await Promise.all([unitOf(engine, unit_id), catalogue(engine)]);
  const within = unit.level === 'country' ? null : unit_id;
  const date = referenceDate(period);
  const valid = new Map<Level, UnitOfLevelRow[]>();
  for (const level of BELOW) {
    if (within === null && level !== 'province') continue;
    const there = unitsValidIn(await unitsNamedOn(engine, level, within, date), level, period);
    if (there.length > 0) valid.set(level, there);
  }
  const levels = [...valid.keys()];
  const level = levels.find((one) => one === asked.level) ?? levels[0] ?? 'commune';
  const units = valid.get(level) ?? [];
  const ids = units.map((one) => one.unit_id);
  const communes = level === 'district' ? (valid.get('commune') ?? []) : [];
  const inside = new Map(
    [...groupBy(communes, (one) => one.parent_id ?? '')].map(
      ([id, rows]) => [id, rows.map((row) => row.unit_id)] as const,
    ),
  );
  const [figures, sent] = await Promise.all([
    ask(engine, figuresToRollUp, {
      unit_ids: [unit_id, ...ids, ...communes.map((one) => one.unit_id)],
      period,
    }),
    ask(engine, submissions, { unit_ids: ids, period }),
  ]);
  const reports = [...new Set(sent.map((row) => row.report))];
  const report = reports.find((one) => one === asked.report) ?? reports[0] ?? null;

  const rows: RolledIndicatorRow[] = [];
  const brought = new Map<string, number>();
  for (const [indicator_id, all] of groupBy(figures, (row) => row.indicator_id)) {
    const indicator = known.get(indicator_id);
    if (!indicator) continue;
    const shape = rolled(indicator, known);
    const origins = [false, true].map((own) => {
      const found = contributionsOf(
        all.filter((row) => row.own === own),
        period,
        shape,
      );
      const filled = filledFromBelow(found, inside, shape);
      return { own, filled, n: ids.filter((id) => filled.has(id)).length };
    });
    const [best] = origins.sort((a, b) => b.n - a.n);
    if (!best || best.n === 0) continue;
    for (const id of ids) {
      if (origins.some(({ filled }) => filled.has(id))) brought.set(id, (brought.get(id) ?? 0) + 1);
    }
    const row = rollUpReport(ids, best.filled, shape);
    const printed = best.filled.get(unit_id)?.value ?? null;
    rows.push({
      ...{ indicator, row, own: best.own, printed },
      difference: differenceOf(printed, row),
    });
  }
  const order = [...known.keys()];
  rows.sort(
    (a, b) => order.indexOf(a.indicator.indicator_id) - order.indexOf(b.indicator.indicator_id),
  );

  const handed = handedIn(sent.filter((row) => row.report === report));
  const members = units.map(({ unit_id: id, name_vi }): RollUpMember => {
    const one = handed(id);
    const state = submissionState(one, today);
    const n = brought.get(id) ?? 0;
    return {
      ...{ unit_id: id, name_vi, figures: n, own_file: one.own_file },
      ...{ due_on: one.due_on, received_on: one.received_on },
      state: n > 0 && !hasCome(state) ? 'figures' : state,
    };
  });
  const parts = rows.flatMap(({ row }) => row.parts);
  return {
    ...{ unit: named(unit), period, level, levels, report, reports, members, rows },
    register_unknown: level === 'agency',
    simulated:
      parts.some(({ simulated }) => simulated) || (report?.startsWith('Mô phỏng:') ?? false),
    sources: await sourcesOf(
      engine,
      parts.flatMap(({ source_ids }) => source_ids),
    ),
  };
}
