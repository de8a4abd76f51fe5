import type { OwnColumn } from '$lib/datapackage/own-header';
import { m } from '$lib/messages/generated/messages';

export interface ColumnHelp {
  column: OwnColumn;
  /** Other headings that are read, separated by commas. */
  names: () => string;
  meaning: () => string;
  needed: 'yes' | 'no' | 'one_of';
}

/** What the columns of a reader's own file are, in the order of the template. */
export const OWN_COLUMN_HELP: readonly ColumnHelp[] = [
  {
    column: 'unit_id',
    names: m.data_how_names_unit_id,
    meaning: m.data_how_unit_id,
    needed: 'yes',
  },
  {
    column: 'indicator_id',
    names: m.data_how_names_indicator_id,
    meaning: m.data_how_indicator_id,
    needed: 'yes',
  },
  { column: 'period', names: m.data_how_names_period, meaning: m.data_how_period, needed: 'yes' },
  { column: 'value', names: m.data_how_names_value, meaning: m.data_how_value, needed: 'one_of' },
  {
    column: 'numerator',
    names: m.data_how_names_numerator,
    meaning: m.data_how_numerator,
    needed: 'one_of',
  },
  {
    column: 'denominator',
    names: m.data_how_names_denominator,
    meaning: m.data_how_denominator,
    needed: 'one_of',
  },
  {
    column: 'published_rank',
    names: m.data_how_names_published_rank,
    meaning: m.data_how_published_rank,
    needed: 'one_of',
  },
  {
    column: 'breakdown',
    names: m.data_how_names_breakdown,
    meaning: m.data_how_breakdown,
    needed: 'no',
  },
  { column: 'status', names: m.data_how_names_status, meaning: m.data_how_status, needed: 'no' },
  { column: 'as_of', names: m.data_how_names_as_of, meaning: m.data_how_as_of, needed: 'no' },
  { column: 'source', names: m.data_how_names_source, meaning: m.data_how_source, needed: 'no' },
  { column: 'note', names: m.data_how_names_note, meaning: m.data_how_note, needed: 'no' },
];
