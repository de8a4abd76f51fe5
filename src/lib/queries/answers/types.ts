import type { MissingReason, RollUpMethod } from '../../domain/roll-up';
import type { Finding, IsoDate, Level, Period, Status } from '../../domain/types';
import type { IndicatorRow, SourceRow } from '../rows';

export type { IndicatorRow, SourceRow };

/** Which set of units a ranking is over: as they were in the period, or as they are today. */
export type Boundaries = 'original' | 'current';

/** How points of merged units are put together: the simple mean, as the ministry does, or weighted by population. */
export type Weighting = 'simple' | 'population';

/** What one unit of before brings to the estimate of the unit it went into. */
export interface EstimatePart {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Population of the year the weights are of; null when not weighted. */
  weight: number | null;
  status: Status | null;
  source_id: string | null;
}

/** The figure of today's unit rolled up from the units that stood in its place ("ước tính"). */
export interface Estimate {
  /** `rate`: Σnumerator ÷ Σdenominator; `sum` of counts; `mean`: simple mean; `population_mean`: weighted by population. */
  method: RollUpMethod;
  /** Null when a part is missing. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Smallest and largest value of the parts that have one. */
  min: number | null;
  max: number | null;
  parts: EstimatePart[];
  /** Parts for want of which there is no value. */
  missing: { unit_id: string; short_vi: string; reason: MissingReason }[];
  /** Year and source of the populations; null when not weighted. */
  weight_year: number | null;
  weight_source_id: string | null;
}

/** A unit of a set without a value. `reason` is the sentence of the data, null when it is not known. */
export interface UnitWithout {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  reason: string | null;
  source_id: string | null;
}

/** Another value of the same cell: a second source, or the reader's own file. */
export interface Alternative {
  source_id: string;
  value: number | null;
  published_rank: number | null;
  status: Status;
  own: boolean;
  own_file: string | null;
  note: string | null;
}

export interface RankingRow {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  level: Level;
  region: string | null;
  tile_x: number | null;
  tile_y: number | null;
  value: number | null;
  /** Computed over the complete set only, else null. 1 = best. */
  rank: number | null;
  /** How many units are ranked; null when none is. */
  of: number | null;
  /** "hạng tạm trong n đơn vị có số liệu": only when asked for and no rank could be computed. */
  provisional_rank: number | null;
  published_rank: number | null;
  published_of: number | null;
  /** Now minus base period, in points (percentage points for percents). */
  change_value: number | null;
  /** Places climbed since the base period: positive = better. */
  change_rank: number | null;
  base_period: Period | null;
  /** Whether value now and in the base period may be compared at all; false also when there is none. */
  comparable: boolean;
  /** Why `change_value` is null; null when it is there. */
  reason: Finding | null;
  /** Why `change_rank` is null; null when it is there. */
  rank_reason: Finding | null;
  /** Null when the unit has no row at all. */
  status: Status | null;
  /** Of an estimate the source of its first part; those of the others are in `estimate.parts`. */
  source_id: string | null;
  own: boolean;
  /** Name of the reader's file. */
  own_file: string | null;
  /** The unit did not exist yet in the period: its source counted back ("hồi tố"). */
  retrospective: boolean;
  numerator: number | null;
  denominator: number | null;
  cumulative: boolean | null;
  as_of: IsoDate | null;
  note: string | null;
  alternatives: Alternative[];
  /**
   * Roll-up from the units before, in current boundaries only. `value` is the estimate (`status` estimated), unless
   * a source printed a value for today's unit: then that one is `value` and the estimate stands beside it.
   */
  estimate: Estimate | null;
  /** Rank among today's units when some values are estimates; `rank` is null then. */
  estimated_rank: number | null;
}

export interface RankingAnswer {
  indicator: IndicatorRow;
  period: Period;
  level: Level;
  within: string | null;
  /** In rank order; units of the set without a value last. */
  rows: RankingRow[];
  /** Ranked units; null when no rank may be computed. */
  of: number | null;
  /** Units valid in the period; null when the register of that level is not known to be complete. */
  expected: number | null;
  known_values: number;
  known_ranks: number;
  withheld: UnitWithout[];
  missing: UnitWithout[];
  /**
   * Why there are no ranks: `incomplete_set {known_values, known_ranks, of}`, `unknown_set`, `no_direction`, or
   * `territory_differs {unit_id, other_unit_id, effective_on, unit_name_vi, other_name_vi}`: a unit of today was less then.
   */
  incomplete: Finding | null;
  base_period: Period | null;
  /** Sources of every figure shown, in `rows` and `others`. */
  sources: SourceRow[];
  /** The set is today's units although they did not exist yet in the period. */
  retrospective: boolean;
  /** The set of units `rows` is over. */
  boundaries: Boundaries;
  /** Whether the units of the period and today's differ, so that there is something to switch. */
  switchable: boolean;
  /** How many units have an `estimated_rank`; null when none has. */
  estimated_of: number | null;
  /** Figures of the period outside the set: the national figure, old-boundary units, own values beside shipped ones. */
  others: RankingRow[];
}

export interface TrendPoint {
  period: Period;
  value: number | null;
  rank: number | null;
  of: number | null;
  published_rank: number | null;
  published_of: number | null;
  framework_id: string | null;
  /** A line must not be drawn from the point before to this one; `reason` says why. */
  break_before: boolean;
  reason: Finding | null;
  status: Status;
  source_id: string;
  own: boolean;
  retrospective: boolean;
  note: string | null;
  /** As in `RankingRow`. */
  estimate: Estimate | null;
  estimated_rank: number | null;
  estimated_of: number | null;
}

/** A piece of a line that may be drawn through; all its points are periods of one kind. */
export interface TrendSegment {
  points: TrendPoint[];
  /** Why the piece is not joined to the one before; null for the first, or after a missing value. */
  break_before: Finding | null;
}

export interface NamedUnit {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  level: Level;
  parent_id: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
}

export interface LineageLink {
  unit: NamedUnit;
  effective_on: IsoDate;
  extent: 'full' | 'partial';
  /** 1 = directly, 2 = through another unit… */
  distance: number;
}

export interface UnitIndicator {
  indicator: IndicatorRow;
  series: TrendPoint[];
  segments: TrendSegment[];
  latest: TrendPoint;
  /** Change of the latest point against the base period, or why there is none. */
  change_value: number | null;
  change_rank: number | null;
  base_period: Period | null;
  reason: Finding | null;
  rank_reason: Finding | null;
}

export interface UnitAnswer {
  unit: NamedUnit;
  names: {
    name_vi: string;
    short_vi: string;
    kind: string | null;
    valid_from: IsoDate | null;
    valid_to: IsoDate | null;
  }[];
  /** From the country down to the parent. */
  ancestors: NamedUnit[];
  predecessors: LineageLink[];
  successors: LineageLink[];
  /** Indices and indicators that stand alone. */
  indices: UnitIndicator[];
  /** Components with figures. */
  components: UnitIndicator[];
  sources: SourceRow[];
}

export interface CompareSeries {
  unit: NamedUnit;
  points: TrendPoint[];
  segments: TrendSegment[];
}

export interface CompareIndicator {
  indicator: IndicatorRow;
  periods: Period[];
  series: CompareSeries[];
}

export interface CompareAnswer {
  units: NamedUnit[];
  indicators: CompareIndicator[];
  sources: SourceRow[];
}

export interface NationalIndex {
  indicator: IndicatorRow;
  /** The latest year with a value of a province, else the latest period; null when there is no figure. */
  period: Period | null;
  of: number | null;
  expected: number | null;
  known_values: number;
  known_ranks: number;
  withheld: UnitWithout[];
  incomplete: Finding | null;
  retrospective: boolean;
  /** Of the complete set only. */
  summary: { min: number; median: number; max: number } | null;
  /** Best three of the complete set, and the last three. */
  first: RankingRow[];
  last: RankingRow[];
  /** Largest real changes for better and worse within a complete set, at most three each. */
  risen: RankingRow[];
  fallen: RankingRow[];
  /** The published figure of the country, if there is one. */
  national: RankingRow | null;
  base_period: Period | null;
  source_ids: string[];
  /** When the latest period is incomplete: the same of the latest earlier year with a complete set. */
  complete: NationalIndex | null;
}

export interface NationalAnswer {
  indices: NationalIndex[];
  sources: SourceRow[];
}
