import type { Caution } from '../../domain/cautions';
import type { TargetStatus } from '../../domain/targets';
import type { Finding, IsoDate, Period, Status } from '../../domain/types';
import type { NamedUnit } from './types';

/** A source, as far as a source line needs it. */
export interface OverviewSource {
  source_id: string;
  title: string;
  publisher: string | null;
  url: string | null;
  published_on: IsoDate | null;
  accessed_on: IsoDate | null;
}

/** The latest figure of an indicator. */
export interface OverviewLatest {
  period: Period;
  value: number | null;
  /** Computed over the complete set. */
  rank: number | null;
  of: number | null;
  published_rank: number | null;
  published_of: number | null;
  estimated_rank: number | null;
  estimated_of: number | null;
  status: Status;
  retrospective: boolean;
  note: string | null;
  source_ids: string[];
  /** What the value was rolled up from; null for a figure of the unit's own. */
  estimate: {
    min: number | null;
    max: number | null;
    /** A printed value stands; this is what the roll-up would be. */
    beside: number | null;
    parts: { unit_id: string; name: string; value: number | null }[];
    missing: string[];
  } | null;
}

export interface OverviewTarget {
  period: Period;
  text_vi: string;
  /** The unit that set it: for a merged unit one of its predecessors. */
  unit_id: string;
  unit_vi: string;
  plan_id: string | null;
  /** Whether it was met, and what the words for that need of its indicator. */
  status: TargetStatus;
  percent: boolean;
  counted: string | null;
  decimals: number | null;
}

/** One card: an indicator with its latest figure, or without any. */
export interface OverviewFigure {
  id: string;
  /** Which place of the board it stands in: an index, or one of the rates. */
  group: string;
  name: string;
  full: string;
  unit: string;
  percent: boolean;
  decimals: number;
  lower_better: boolean;
  measured_by: string | null;
  plain_vi: string | null;
  /** Null: no figure is known. */
  latest: OverviewLatest | null;
  /** The last period with a value, where the latest has only a rank. */
  valued: { period: Period; value: number } | null;
  change_value: number | null;
  change_rank: number | null;
  base_period: Period | null;
  reason: Finding | null;
  rank_reason: Finding | null;
  /** Length of the scale, else the size of the value. */
  span: number | null;
  points: {
    period: Period;
    value: number | null;
    status: Status | null;
    break_before: boolean;
    reason: Finding | null;
  }[];
  /** What its source says against several of its values. */
  cautions: Caution[];
  /** How many periods have a figure, the first and the last. */
  known: { periods: number; from: Period; to: Period } | null;
  /** The published grade the value falls in. */
  band: { label: string; source_id: string } | null;
  targets: OverviewTarget[];
}

/** A part of an index. */
export interface OverviewPart {
  id: string;
  name: string;
  index_id: string;
  index: string;
  decimals: number;
  percent: boolean;
  lower_better: boolean;
  period: Period;
  value: number;
  status: Status;
  source_ids: string[];
}

/** A part behind the middle of all units. */
export interface OverviewLoss extends OverviewPart {
  median: number;
  /** Units that the median is of. */
  units: number;
  /** How many of their values are estimates. */
  estimated: number;
  scale_min: number;
  scale_max: number;
}

/** A part that really changed. */
export interface OverviewMove extends OverviewPart {
  change: number;
  base_period: Period;
}

export interface OverviewPlan {
  plan_id: string;
  unit_id: string;
  unit_vi: string;
  title_vi: string;
  document_no: string | null;
  year: number | null;
  source_id: string | null;
  /** Of the reader's files. */
  own?: true;
  tasks: number;
  reported: number;
  /** Tasks by the day on which they end; null = none is set. */
  ends: { on: IsoDate | null; tasks: number }[];
}

/** Everything the start page says of one unit. */
export interface Overview {
  unit: Pick<NamedUnit, 'unit_id' | 'name_vi' | 'short_vi' | 'level' | 'valid_from' | 'valid_to'>;
  /** Units it was formed from, and units it went into, on the day. */
  from: { unit_id: string; name_vi: string; effective_on: IsoDate }[];
  into: { unit_id: string; name_vi: string; effective_on: IsoDate }[];
  figures: OverviewFigure[];
  lowest: OverviewLoss[];
  risen: OverviewMove[];
  fallen: OverviewMove[];
  plans: OverviewPlan[];
  sources: OverviewSource[];
  /** Names of other units that reasons mention. */
  names: Record<string, string>;
}
