import { comparePeriods } from '$lib/domain/periods';
import { LEVELS, type Level } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { seaTiles, type SeaTile } from '$lib/queries/answers/sea-tiles';
import { askRanking } from '$lib/queries/answers/ranking';
import { catalogue, coverageOf } from '$lib/queries/answers/context';
import type { Boundaries, IndicatorRow, RankingAnswer } from '$lib/queries/answers/types';
import type { CoverageRow } from '$lib/queries/coverage';
import { placesWithFigures, type PlaceWithFigures } from '$lib/queries/places-with-figures';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import type { RankingChoice } from '$lib/state/address';
import type { Sets } from './sets';

/** What a page shows without a choice. */
export interface Standard {
  indicator: string;
  period: string | null;
  /** The set of units of the page; null = as the figures are. */
  set: Boundaries | null;
}

/** An answer with what its map needs. */
export interface Shown {
  answer: RankingAnswer;
  seas: readonly SeaTile[];
  /** Null where there is nothing to switch. */
  sets: Sets | null;
}

/** What was asked, filled up with what there is. */
export interface Settled {
  indicator: string;
  period: string;
  level: Level;
  within: string | null;
}

export interface Options {
  indicators: IndicatorRow[];
  periods: { period: string; own: boolean }[];
  levels: Level[];
  places: PlaceWithFigures[];
}

const isLevel = (text: string | null): text is Level => LEVELS.some((level) => level === text);

/** Levels whose units are ranked within another unit only. */
export const needsPlace = (level: Level): boolean => level !== 'province' && level !== 'region';

/** A ranking that the reader steers: options that exist in the data, and the answer to the choice. */
export class LiveRanking {
  options = $state.raw<Options | null>(null);
  settled = $state.raw<Settled | null>(null);
  answer = $state.raw<RankingAnswer | null>(null);
  /** The set of units that no choice in the address gives. */
  usual = $state.raw<Boundaries>('original');
  seas = $state.raw<readonly SeaTile[]>([]);
  failed = $state(false);
  #asked = 0;

  /** Answers a choice; the latest one wins. `standard` is what the page shows without a choice. */
  async ask(
    engine: Promise<Engine>,
    choice: RankingChoice,
    standard: Standard,
    provisional: boolean,
  ): Promise<void> {
    const turn = ++this.#asked;
    this.failed = false;
    try {
      const running = await engine;
      const [known, rows] = await Promise.all([catalogue(running), coverageOf(running)]);
      const settled = settle(choice, standard, rows);
      if (!settled) {
        if (turn === this.#asked)
          this.#set({ ...listed(known, rows, null), places: [] }, null, null);
        return;
      }
      const { indicator, period, level } = settled;
      if (turn === this.#asked && !this.options) {
        this.options = { ...listed(known, rows, settled), places: [] };
        this.settled = settled;
      }
      const places = needsPlace(level)
        ? await remember(running, `places ${indicator} ${level} ${period}`, () =>
            ask(running, placesWithFigures, { indicator_id: indicator, level, period }),
          )
        : [];
      const within = needsPlace(level)
        ? (places.find((place) => place.unit_id === choice.within)?.unit_id ??
          places.find((place) => place.level === 'province')?.unit_id ??
          places[0]?.unit_id ??
          null)
        : null;
      const asked = {
        indicator_id: indicator,
        period,
        level,
        provisional,
        weighting: choice.weighting,
        ...(within ? { within } : {}),
      };
      const inSet = (set: Boundaries | null) =>
        askRanking(running, { ...asked, ...(set ? { boundaries: set } : {}) });
      const answer = await inSet(choice.boundaries ?? standard.set);
      const byItself =
        choice.boundaries && !standard.set && answer.switchable ? await inSet(null) : answer;
      const seas =
        level === 'province'
          ? await seaTiles(running, answer.boundaries === 'current' ? null : period)
          : [];
      if (turn !== this.#asked) return;
      this.seas = seas;
      this.usual = standard.set ?? byItself.boundaries;
      this.#set({ ...listed(known, rows, settled), places }, { ...settled, within }, answer);
    } catch (error) {
      console.error(error);
      if (turn === this.#asked) this.failed = true;
    }
  }

  #set(options: Options, settled: Settled | null, answer: RankingAnswer | null): void {
    this.options = options;
    this.settled = settled;
    this.answer = answer;
  }
}

function settle(
  choice: RankingChoice,
  standard: Standard,
  rows: readonly CoverageRow[],
): Settled | null {
  const indicator = choice.indicator ?? standard.indicator;
  const own = rows.filter((row) => row.indicator_id === indicator && row.level !== 'country');
  const levels = LEVELS.filter((level) => own.some((row) => row.level === level));
  const level =
    isLevel(choice.level) && levels.includes(choice.level)
      ? choice.level
      : levels.includes('province')
        ? 'province'
        : levels.at(-1);
  if (!level) return null;
  const periods = own
    .filter((row) => row.level === level)
    .map((row) => row.period)
    .sort(comparePeriods);
  const wanted = [choice.period, standard.period].find((one) => one && periods.includes(one));
  const period = wanted ?? periods.at(-1);
  return period ? { indicator, period, level, within: null } : null;
}

function listed(
  known: ReadonlyMap<string, IndicatorRow>,
  rows: readonly CoverageRow[],
  settled: Settled | null,
): Omit<Options, 'places'> {
  const withFigures = new Set(rows.map((row) => row.indicator_id));
  const own = rows.filter((row) => row.indicator_id === settled?.indicator);
  return {
    indicators: [...known.values()].filter((one) => withFigures.has(one.indicator_id)),
    levels: LEVELS.filter((l) => l !== 'country' && own.some((row) => row.level === l)),
    periods: own
      .filter((row) => row.level === settled?.level)
      .sort((a, b) => comparePeriods(b.period, a.period))
      .map((row) => ({ period: row.period, own: row.own > 0 })),
  };
}
