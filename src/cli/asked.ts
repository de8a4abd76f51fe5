import { parsePeriod } from '../lib/domain/periods';
import { LEVELS } from '../lib/domain/types';
import type { Level, Period } from '../lib/domain/types';
import type { Engine } from '../lib/engine/engine';
import { m } from '../lib/messages/generated/messages';
import { catalogue } from '../lib/queries/answers/context';
import { LATEST } from '../lib/queries/answers/unit-of';
import type { Boundaries, IndicatorRow, Weighting } from '../lib/queries/answers/types';
import { ask } from '../lib/queries/question';
import type { UnitRow } from '../lib/queries/rows';
import { unitIndex } from '../lib/queries/unit-index';
import { unitsById } from '../lib/queries/units-by-id';
import { near } from '../lib/domain/near';
import type { Candidate } from '../lib/domain/near';

const BOUNDARIES: readonly Boundaries[] = ['original', 'current'];

/** What the caller asked for cannot be answered; the message says why and what could be asked. */
export class AskedError extends Error {
  override readonly name = 'AskedError';
}

function listed(candidates: readonly Candidate[]): string {
  return candidates.map(({ id, name }) => `${id} (${name})`).join(', ');
}

/** The indicator of an id, in capitals or not, or AskedError naming what is near. */
export async function askedIndicator(engine: Engine, id: string): Promise<IndicatorRow> {
  const all = await catalogue(engine);
  const found = all.get(id) ?? all.get(id.toLowerCase());
  if (found) return found;
  const rows = [...all.values()];
  const candidates = rows.map((row) => ({ id: row.indicator_id, name: row.short_vi }));
  const close = near(id, candidates);
  if (close.length > 0) throw new AskedError(m.cli_rank_unknown_index({ id, near: listed(close) }));
  const heads = rows.filter((row) => row.index_id === row.indicator_id);
  const ids = heads.map((row) => row.indicator_id).join(', ');
  throw new AskedError(m.cli_rank_unknown_index_all({ id, all: ids }));
}

/** The unit of an id, in capitals or not, or AskedError naming what is near. */
export async function askedUnit(engine: Engine, id: string): Promise<UnitRow> {
  const [found] = await ask(engine, unitsById, { unit_ids: [id.toLowerCase()], date: LATEST });
  if (found) return found;
  const rows = await ask(engine, unitIndex, { level: null });
  const candidates = rows.map((row) => ({ id: row.unit_id, name: row.name_vi }));
  const close = near(id, candidates);
  throw new AskedError(
    close.length > 0
      ? m.cli_trend_unknown_unit({ id, near: listed(close) })
      : m.cli_trend_unknown_unit_none({ id }),
  );
}

/** The level of a word, or AskedError. */
export function askedLevel(word: string): Level {
  const found = LEVELS.find((level) => level === word);
  if (found) return found;
  throw new AskedError(m.cli_rank_unknown_level({ level: word, all: LEVELS.join(', ') }));
}

const LEVEL_NAMES: Record<Level, () => string> = {
  country: m.cli_rank_level_country,
  region: m.cli_rank_level_region,
  province: m.cli_rank_level_province,
  district: m.cli_rank_level_district,
  commune: m.cli_rank_level_commune,
  agency: m.cli_rank_level_agency,
};

/** The options of a command that choose boundaries and weights. */
export const READING_OPTIONS = {
  boundaries: { type: 'string' },
  weights: { type: 'string' },
} as const;

/** How figures are to be read, of the words of `--boundaries` and `--weights`; else AskedError. */
export function askedReading(
  boundaries: string | undefined,
  weights: string | undefined,
): { boundaries?: Boundaries; weighting?: Weighting } {
  const found = BOUNDARIES.find((word) => word === boundaries);
  if (boundaries !== undefined && !found) {
    throw new AskedError(m.cli_rank_unknown_boundaries({ word: boundaries }));
  }
  if (weights !== undefined && weights !== 'population') {
    throw new AskedError(m.cli_rank_unknown_weights({ word: weights }));
  }
  if (weights !== undefined && found !== 'current') {
    throw new AskedError(m.cli_rank_weights_need_current());
  }
  return {
    ...(found && { boundaries: found }),
    ...(weights === 'population' && { weighting: 'population' }),
  };
}

/** A level in Vietnamese: "cấp tỉnh". */
export function levelName(level: Level): string {
  return LEVEL_NAMES[level]();
}

/** The period of a word: a year, or `2023-H1`, `2023-9M`, `2023-Q3`, `2023-06`; else AskedError. */
export function askedPeriod(word: string): Period {
  if (parsePeriod(word)) return word;
  throw new AskedError(m.cli_rank_bad_period({ period: word }));
}
