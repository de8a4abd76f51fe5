import type { IsoDate, Level, Period, Status } from '../domain/types';

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
