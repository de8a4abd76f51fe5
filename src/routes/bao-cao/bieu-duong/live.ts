import { isComponent } from '$lib/domain/is-component';
import { comparePeriods } from '$lib/domain/periods';
import { LEVELS, type IsoDate, type Level, type Period } from '$lib/domain/types';
import { indexSheet } from '$lib/exports/emulation/index-sheet';
import { punctualSheet } from '$lib/exports/emulation/punctual-sheet';
import type { EmulationSheet } from '$lib/exports/emulation/sheet';
import { catalogue, coverageOf } from '$lib/queries/answers/context';
import { askEmulation } from '$lib/queries/answers/emulation';
import { askPunctual } from '$lib/queries/answers/punctual';
import type { IndicatorRow } from '$lib/queries/answers/types';
import type { CoverageRow } from '$lib/queries/coverage';
import { placesWithFigures, type PlaceWithFigures } from '$lib/queries/places-with-figures';
import { plans, type PlanRow } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import type { EmulationAsked } from '$lib/state/emulation-address';
import { session } from '$lib/state/session.svelte';

export interface Options {
  indicators: IndicatorRow[];
  levels: Level[];
  /** The latest first. */
  periods: Period[];
  places: PlaceWithFigures[];
  plans: PlanRow[];
}

export interface Answer {
  /** What was asked, filled up with what there is. */
  asked: EmulationAsked;
  options: Options;
  /** Null where there is nothing to ask. */
  sheet: EmulationSheet | null;
  /** What is in the address and not in the data. */
  unknown: string | null;
}

const RANKED_INSIDE: readonly Level[] = ['district', 'commune', 'agency'];

/** Indices first, then what stands alone, then parts. */
function offered(known: Iterable<IndicatorRow>, rows: readonly CoverageRow[]): IndicatorRow[] {
  const there = new Set(rows.filter((row) => row.level !== 'country').map((r) => r.indicator_id));
  const group = (one: IndicatorRow) =>
    one.index_id === one.indicator_id ? 0 : isComponent(one) ? 2 : 1;
  return [...known]
    .filter((one) => there.has(one.indicator_id) && one.direction !== null)
    .sort((a, b) => group(a) - group(b));
}

/** The list asked for, with what else could be asked. */
export async function answerTo(choice: EmulationAsked, today: IsoDate): Promise<Answer> {
  const engine = await session.engine();
  const [known, rows, register] = await Promise.all([
    catalogue(engine),
    coverageOf(engine),
    ask(engine, plans, {}),
  ]);
  const indicators = offered(known.values(), rows);
  const none = { indicators, levels: [], periods: [], places: [], plans: register };
  if (choice.rule === 'in_time') {
    const plan = register.find(({ plan_id }) => plan_id === choice.plan) ?? null;
    if (!plan) return { asked: choice, options: none, sheet: null, unknown: choice.plan };
    const period = choice.period ?? String(plan.year ?? today.slice(0, 4));
    const answer = await askPunctual(engine, { plan_id: plan.plan_id, period, today });
    return {
      asked: { ...choice, period },
      options: none,
      sheet: answer && punctualSheet(answer),
      unknown: null,
    };
  }
  const indicator_id = choice.index ?? indicators[0]?.indicator_id ?? '';
  const here = rows.filter((row) => row.indicator_id === indicator_id && row.level !== 'country');
  if (!known.has(indicator_id) || here.length === 0)
    return { asked: choice, options: none, sheet: null, unknown: indicator_id };
  const levels = LEVELS.filter((level) => here.some((row) => row.level === level));
  const level = levels.find((one) => one === choice.level) ?? levels[0] ?? 'province';
  const periods = here
    .filter((row) => row.level === level)
    .map((row) => row.period)
    .sort((a, b) => comparePeriods(b, a));
  const period = choice.period ?? periods[0] ?? '';
  const places = RANKED_INSIDE.includes(level)
    ? await ask(engine, placesWithFigures, { indicator_id, level, period })
    : [];
  const place = places.find((one) => one.unit_id === choice.within) ?? places[0];
  const within = place?.unit_id ?? null;
  const asked = { ...choice, index: indicator_id, period, level, within };
  const options = { indicators, levels, periods, places, plans: register };
  if (!periods.includes(period)) return { asked, options, sheet: null, unknown: null };
  const { rule, n } = choice;
  const answer = await askEmulation(engine, { indicator_id, period, level, within, rule, n });
  return { asked, options, sheet: indexSheet(answer), unknown: null };
}
