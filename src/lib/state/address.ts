/**
 * What the reader chose ⇄ the query part of the address. Only what differs from the default is
 * written, in a fixed order; unknown or broken values fall back to the default, never to an error.
 */

import type { Boundaries, Weighting } from '../queries/answers/types';
import type { PeriodKind } from '../domain/periods';
import type { Split } from '../queries/answers/rates';
import type { Audience } from './remembered.svelte';

const SLUG = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const PERIOD = /^\d{4}(-(H[12]|9M|Q[1-4]|0[1-9]|1[0-2]))?$/;

export const CHART_KINDS = ['line', 'slope', 'heatmap', 'multiples', 'radar'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Words of the address for chart kinds: Vietnamese, short, never renamed without a migration. */
const KIND_WORDS: Record<ChartKind, string> = {
  line: 'duong',
  slope: 'doc',
  heatmap: 'o-mau',
  multiples: 'luoi',
  radar: 'mang-nhen',
};

/** Words of the address for the set of units and for how points of merged units are put together. */
const BOUNDARY_WORDS: Record<Boundaries, string> = { original: 'goc', current: 'nay' };
const BY_POPULATION = 'dan-so';

export const MOST_UNITS = 12;
export const MOST_INDICATORS = 12;

export interface CompareChoice {
  units: string[];
  indicators: string[];
  from: string | null;
  to: string | null;
  kind: ChartKind;
  boundaries: Boundaries;
  weighting: Weighting;
}

export interface RankingChoice {
  indicator: string | null;
  period: string | null;
  level: string | null;
  within: string | null;
  region: string | null;
  us: string | null;
  find: string;
  sort: string | null;
  /** Null: as the page has it. */
  boundaries: Boundaries | null;
  weighting: Weighting;
}

const list = (text: string | null, most: number): string[] =>
  [...new Set((text ?? '').split(',').filter((id) => SLUG.test(id)))].slice(0, most);

const slug = (text: string | null): string | null => (text && SLUG.test(text) ? text : null);
const period = (text: string | null): string | null => (text && PERIOD.test(text) ? text : null);

function kindOf(word: string | null): ChartKind | undefined {
  return CHART_KINDS.find((kind) => KIND_WORDS[kind] === word);
}

function boundariesOf(word: string | null): Boundaries | null {
  return word === BOUNDARY_WORDS.original
    ? 'original'
    : word === BOUNDARY_WORDS.current
      ? 'current'
      : null;
}

const weightingOf = (word: string | null): Weighting =>
  word === BY_POPULATION ? 'population' : 'simple';

const weightingWord = (weighting: Weighting): string | null =>
  weighting === 'population' ? BY_POPULATION : null;

/** Drops empty values; commas stay readable. */
function write(pairs: [string, string | null | undefined][]): string {
  const kept = pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
  if (kept.length === 0) return '';
  const text = kept.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `?${text.replaceAll('%2C', ',')}`;
}

/** Reads `/so-sanh?dv=…&ct=…&tu=…&den=…&kieu=…&rg=…&ts=…`. */
export function readCompare(params: URLSearchParams, standard: CompareChoice): CompareChoice {
  const units = list(params.get('dv'), MOST_UNITS);
  const indicators = list(params.get('ct'), MOST_INDICATORS);
  return {
    units: params.has('dv') ? units : standard.units,
    indicators: indicators.length > 0 ? indicators : standard.indicators,
    from: period(params.get('tu')) ?? standard.from,
    to: period(params.get('den')) ?? standard.to,
    kind: kindOf(params.get('kieu')) ?? standard.kind,
    boundaries: boundariesOf(params.get('rg')) ?? standard.boundaries,
    weighting: weightingOf(params.get('ts')),
  };
}

/** The query part of a comparison's address, `''` for the standard one. */
export function writeCompare(choice: CompareChoice, standard: CompareChoice): string {
  const differs = (a: string[], b: string[]) => a.join(',') !== b.join(',');
  return write([
    ['dv', differs(choice.units, standard.units) ? choice.units.join(',') || '-' : null],
    [
      'ct',
      differs(choice.indicators, standard.indicators) ? choice.indicators.join(',') || null : null,
    ],
    ['tu', choice.from === standard.from ? null : choice.from],
    ['den', choice.to === standard.to ? null : choice.to],
    ['kieu', choice.kind === standard.kind ? null : KIND_WORDS[choice.kind]],
    ['rg', choice.boundaries === standard.boundaries ? null : BOUNDARY_WORDS[choice.boundaries]],
    ['ts', weightingWord(choice.weighting)],
  ]);
}

/** Reads `/xep-hang/…?ct=…&ky=…&cap=…&trong=…&vung=…&dv=…&tim=…&xep=…&rg=…&ts=…`. */
export function readRanking(params: URLSearchParams): RankingChoice {
  return {
    indicator: slug(params.get('ct')),
    period: period(params.get('ky')),
    level: slug(params.get('cap')),
    within: slug(params.get('trong')),
    region: params.get('vung') || null,
    us: slug(params.get('dv')),
    find: (params.get('tim') ?? '').slice(0, 80),
    sort: slug(params.get('xep')),
    boundaries: boundariesOf(params.get('rg')),
    weighting: weightingOf(params.get('ts')),
  };
}

/** The same from the query part of an address as it stands. */
export const rankingIn = (search: string): RankingChoice =>
  readRanking(new URLSearchParams(search));

/** The query part of a ranking's address, `''` when nothing was chosen. */
export function writeRanking(choice: RankingChoice): string {
  return write([
    ['ct', choice.indicator],
    ['ky', choice.period],
    ['cap', choice.level],
    ['trong', choice.within],
    ['vung', choice.region],
    ['dv', choice.us],
    ['tim', choice.find || null],
    ['xep', choice.sort],
    ['rg', choice.boundaries && BOUNDARY_WORDS[choice.boundaries]],
    ['ts', weightingWord(choice.weighting)],
  ]);
}

/** Words of the address for the start views; the keys are those of `remembered`. */
const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  leadership: 'lanh-dao',
  staff: 'noi-vu',
  public: 'nguoi-dan',
};

export interface HomeChoice {
  unit: string | null;
  audience: Audience | null;
}

/** Reads `/?dv=…&vai=…`. */
export function readHome(params: URLSearchParams): HomeChoice {
  const word = params.get('vai');
  const found = Object.entries(AUDIENCE_WORDS).find(([, said]) => said === word);
  return { unit: slug(params.get('dv')), audience: (found?.[0] as Audience | undefined) ?? null };
}

/** The query part of the start page's address, `''` when nothing was chosen. */
export function writeHome({ unit, audience }: HomeChoice): string {
  return write([
    ['dv', unit],
    ['vai', audience && AUDIENCE_WORDS[audience]],
  ]);
}

/** Words of the address for kinds of period and for how figures are split. */
const PERIOD_WORDS: Readonly<Record<PeriodKind, string>> = {
  month: 'thang',
  quarter: 'quy',
  half: '6-thang',
  nine_months: '9-thang',
  year: 'nam',
};
const SPLIT_WORDS: Readonly<Record<Exclude<Split, 'whole'>, string>> = {
  sector: 'linh-vuc',
  channel: 'kenh',
};

export interface RatesChoice {
  unit: string | null;
  /** Null = the longest kind of period there is. */
  kind: PeriodKind | null;
  split: Split;
}

function keyOf<K extends string>(
  words: Readonly<Record<K, string>>,
  word: string | null,
): K | null {
  const found = Object.entries(words).find(([, said]) => said === word);
  return (found?.[0] as K | undefined) ?? null;
}

/** Reads `/ty-le/…?dv=…&loai=…&theo=…`. */
export function readRates(params: URLSearchParams): RatesChoice {
  return {
    unit: slug(params.get('dv')),
    kind: keyOf(PERIOD_WORDS, params.get('loai')),
    split: keyOf(SPLIT_WORDS, params.get('theo')) ?? 'whole',
  };
}

/** The query part of the address of rates, `''` when nothing was chosen. */
export function writeRates({ unit, kind, split }: RatesChoice): string {
  return write([
    ['dv', unit],
    ['loai', kind && PERIOD_WORDS[kind]],
    ['theo', split === 'whole' ? null : SPLIT_WORDS[split]],
  ]);
}
