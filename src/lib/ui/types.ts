import type { Finding, Status } from '../domain/types';
import type { Estimate } from '../queries/answers/types';

/** Where figures come from; rows of `sources` fit. */
export interface SourceNote {
  source_id: string;
  title: string;
  publisher?: string | null;
  url?: string | null;
  published_on?: string | null;
  accessed_on?: string | null;
}

export interface Column {
  key: string;
  label: string;
  numeric?: boolean;
}

/** Cells already in words: a value, or the word for a missing one. */
export interface TableData {
  columns: readonly Column[];
  rows: readonly Record<string, string>[];
}

/** A row of a ranking; rows of the ranking answer fit. */
export interface RankRow {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  region: string | null;
  value: number | null;
  rank: number | null;
  of: number | null;
  published_rank: number | null;
  published_of?: number | null;
  provisional_rank?: number | null;
  change_value: number | null;
  change_rank: number | null;
  comparable: boolean;
  reason: Finding | null;
  rank_reason?: Finding | null;
  status: Status | null;
  source_id: string | null;
  own: boolean;
  retrospective: boolean;
  note: string | null;
  estimate?: Estimate | null;
  estimated_rank?: number | null;
}

export interface Tile {
  unit_id: string;
  /** Full name with its kind, for title and accessible name. */
  name: string;
  /** Name without its kind, broken over two lines where there is room. */
  short: string;
  x: number;
  y: number;
  /** Value in words, or the word for its absence. */
  value: string;
  /** Step of the colour scale from 1 (least) to 5; null = no value. */
  step: 1 | 2 | 3 | 4 | 5 | null;
  href?: string | null;
  /** Drawn and named, but never measured: Hoàng Sa, Trường Sa. */
  island?: boolean;
  /** The value is an estimate: the tile is marked. */
  estimated?: boolean;
  us?: boolean;
  note?: string | null;
}

/** A colour class in the legend, for instance "41,2–43,0". */
export interface TileClass {
  step: 1 | 2 | 3 | 4 | 5;
  label: string;
}

/** A unit that may be picked. */
export interface UnitOption {
  unit_id: string;
  name: string;
  /** To tell homonyms apart: "đến 30/06/2025", "tỉnh Gia Lai". */
  detail?: string | null;
}
