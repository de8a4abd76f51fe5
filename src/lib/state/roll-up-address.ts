import { parsePeriod } from '../domain/periods';
import { LEVELS, type Level, type Period } from '../domain/types';
import { readId } from './address-id';
import { LEVEL_WORDS, queryOf } from './address-words';

/** Whose reports of which period are rolled up; null = not chosen. */
export interface RollUpAsked {
  unit: string | null;
  period: Period | null;
  level: Level | null;
  report: string | null;
}

/** Reads `/bao-cao/tong-hop?dv=…&ky=…&cap=…&bc=…`; what is broken counts as not given. */
export function readRollUp(params: URLSearchParams): RollUpAsked {
  const period = params.get('ky');
  return {
    unit: readId(params.get('dv')),
    period: period !== null && parsePeriod(period) ? period : null,
    level: LEVELS.find((one) => LEVEL_WORDS[one] === params.get('cap')) ?? null,
    report: params.get('bc') || null,
  };
}

/** The query part of the address, `''` for no choice. */
export function writeRollUp({ unit, period, level, report }: RollUpAsked): string {
  return queryOf({ dv: unit, ky: period, cap: level && LEVEL_WORDS[level], bc: report });
}
