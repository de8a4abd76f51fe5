import type { Direction, IsoDate, Level, Measure, Period, Status } from '../domain/types';

/** One row of `all_observations`. */
export interface Figure {
  own: boolean;
  own_file: string | null;
  unit_id: string;
  indicator_id: string;
  period: Period;
  source_id: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  published_rank: number | null;
  published_of: number | null;
  status: Status;
  preferred: boolean;
  cumulative: boolean | null;
  as_of: IsoDate | null;
  note: string | null;
}

/** A unit with the name it bore on the asked date. */
export interface UnitRow {
  unit_id: string;
  level: Level;
  parent_id: string | null;
  code: string | null;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  name_vi: string;
  short_vi: string;
  kind: string | null;
}

/** Where figures come from, for the source line of a chart or table. */
export interface SourceRow {
  source_id: string;
  title: string;
  publisher: string | null;
  url: string | null;
  published_on: IsoDate | null;
  accessed_on: IsoDate | null;
  licence: string | null;
  /** Null for a file of the reader's own. */
  trust: 'high' | 'medium' | 'low' | null;
  note: string | null;
}

/** One indicator of the catalogue. */
export interface IndicatorRow {
  indicator_id: string;
  parent_id: string | null;
  index_id: string | null;
  position: number | null;
  name_vi: string;
  short_vi: string;
  unit_vi: string | null;
  measure: Measure;
  scale_min: number | null;
  scale_max: number | null;
  decimals: number | null;
  direction: Direction | null;
  numerator_vi: string | null;
  denominator_vi: string | null;
  measured_by: string | null;
  plain_vi: string | null;
  levels: string | null;
}
