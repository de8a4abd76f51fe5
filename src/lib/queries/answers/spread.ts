import { summarise } from '../../domain/numbers';
import type { Spread } from '../../domain/strengths';
import type { Level, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import { askRanking } from './ranking';
import type { Boundaries, Weighting } from './types';

export interface AskSpread {
  indicator_id: string;
  period: Period;
  level: Level;
  within: string | null;
  boundaries?: Boundaries;
  weighting?: Weighting;
}

/** The values of a set of units, and how much of the set they are. */
export interface SetSpread extends Spread {
  /** Units of the set; null when it is not known. */
  of: number | null;
}

/** Smallest, middle and largest published value of the units of a level; null when there is none. */
export function askSpread(engine: Engine, asked: AskSpread): Promise<SetSpread | null> {
  const { indicator_id, period, level, within, boundaries, weighting } = asked;
  const key = `spread ${indicator_id} ${period} ${level} ${within} ${boundaries} ${weighting}`;
  return remember(engine, key, async () => {
    const answer = await askRanking(engine, {
      indicator_id,
      period,
      level,
      ...(within === null ? {} : { within }),
      ...(boundaries ? { boundaries } : {}),
      ...(weighting ? { weighting } : {}),
    });
    const values = answer.rows.flatMap((row) => (row.own ? [] : (row.value ?? [])));
    const found = summarise(values);
    return found && { ...found, n: values.length, of: answer.expected };
  });
}
