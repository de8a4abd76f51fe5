import { EMULATION_RULES, type EmulationRule } from '../domain/emulation';
import { parsePeriod } from '../domain/periods';
import { LEVELS, type Level, type Period } from '../domain/types';
import { readId } from './address-id';
import { LEVEL_WORDS, queryOf } from './address-words';

/** By an index, or by the tasks of a plan that were done in time. */
export type ListRule = EmulationRule | 'in_time';

/** What list is asked for; null = not chosen. */
export interface EmulationAsked {
  rule: ListRule;
  index: string | null;
  period: Period | null;
  level: Level;
  within: string | null;
  n: number;
  plan: string | null;
}

export const LIST_RULES: readonly ListRule[] = [...EMULATION_RULES, 'in_time'];
export const SIZES: readonly number[] = [3, 5, 10, 15, 20];
const SIZE = 5;
const MOST = 100;

/** Words of the address: Vietnamese, never renamed without a migration. */
const RULE_WORDS: Readonly<Record<ListRule, string>> = {
  top: 'cao-nhat',
  improved: 'cai-thien',
  in_time: 'dung-han',
};
/** Reads `/bao-cao/bieu-duong?quy-tac=…&cs=…&ky=…&cap=…&thuoc=…&n=…&kh=…`; what is broken counts as not given. */
export function readEmulation(params: URLSearchParams): EmulationAsked {
  const [period, n] = [params.get('ky'), Number(params.get('n'))];
  const rule = LIST_RULES.find((one) => RULE_WORDS[one] === params.get('quy-tac'));
  return {
    rule: rule ?? 'top',
    index: readId(params.get('cs')),
    period: period !== null && parsePeriod(period) ? period : null,
    level: LEVELS.find((one) => LEVEL_WORDS[one] === params.get('cap')) ?? 'province',
    within: readId(params.get('thuoc')),
    n: Number.isInteger(n) && n >= 1 && n <= MOST ? n : SIZE,
    plan: readId(params.get('kh')),
  };
}

/** The query part of the address: only what the rule needs and what is not usual. */
export function writeEmulation(asked: EmulationAsked): string {
  const { rule, index, period, level, within, n, plan } = asked;
  const byPlan = rule === 'in_time';
  return queryOf({
    'quy-tac': rule === 'top' ? null : RULE_WORDS[rule],
    kh: byPlan ? plan : null,
    cs: byPlan ? null : index,
    ky: period,
    cap: byPlan || level === 'province' ? null : LEVEL_WORDS[level],
    thuoc: byPlan ? null : within,
    n: byPlan || n === SIZE ? null : String(n),
  });
}
