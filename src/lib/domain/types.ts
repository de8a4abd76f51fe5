/** The words of the model, as the Data Package spells them. Ids are slugs; dates ISO; points and percents as printed. */

export const LEVELS = ['country', 'region', 'province', 'district', 'commune', 'agency'] as const;
export type Level = (typeof LEVELS)[number];

/** One of `YYYY`, `YYYY-H1|H2`, `YYYY-9M`, `YYYY-Q1…Q4`, `YYYY-MM`. */
export type Period = string;

/** ISO date `YYYY-MM-DD`. */
export type IsoDate = string;

export interface Unit {
  unit_id: string;
  level: Level;
  parent_id: string | null;
  code: string | null;
  /** First and last day of existence, both inclusive; null = unknown or open. */
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
}

export interface UnitLink {
  from_unit_id: string;
  to_unit_id: string;
  effective_on: IsoDate;
  extent: 'full' | 'partial';
}

/** Values before and from `period` are not compared. A null scope means everywhere. */
export interface SeriesBreak {
  indicator_id: string;
  level: Level | null;
  scope_unit_id: string | null;
  period: Period;
  reason_code: string;
  /** The data's own sentence. */
  reason_vi?: string;
}

export const STATUSES = [
  'final',
  'provisional',
  'derived',
  'estimated',
  'conflict',
  'simulated',
] as const;
export type Status = (typeof STATUSES)[number];

export type Direction = 'higher_better' | 'lower_better';
export type Measure = 'score' | 'percent' | 'count' | 'ratio';

/** One value of one unit in one period, as far as ranking needs it. */
export interface Cell {
  unit_id: string;
  value: number | null;
  published_rank: number | null;
  status: Status;
  source_id: string;
}

/** What a rule found, for `messages` to put into words: a code and its parameters. */
export interface Finding {
  code: string;
  params: Record<string, string | number>;
}
