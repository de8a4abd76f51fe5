import type { Problem } from './problem';

/** Every code a `Problem` of this layer may carry; `messages/problem.ts` has a sentence for each. */
export const PROBLEM_CODES = [
  // the file as a whole
  'file_missing',
  'file_empty',
  'file_type',
  'file_looks_like',
  'file_unreadable',
  'text_binary',
  'text_encoding',
  'quotes_broken',
  'quotes_open',
  'row_ragged',
  'header_missing',
  'no_rows',
  'parquet_broken',
  'parquet_codec',
  'parquet_nested',
  'parquet_type',
  // a workbook, a sheet
  'xlsx_broken',
  'xlsx_encrypted',
  'xlsx_no_sheets',
  'xls_old',
  'text_mixed',
  'cell_too_long',
  'sheet_too_big',
  'table_not_found',
  'table_second',
  // an archive
  'zip_broken',
  'zip_encrypted',
  'zip_method',
  'zip_too_many',
  'zip_too_big',
  'zip_ratio',
  'zip_name_unsafe',
  'zip_name_twice',
  'zip_entry_broken',
  'package_newer',
  // the package descriptor
  'descriptor_json',
  'descriptor_shape',
  'resource_duplicate',
  'path_unsafe',
  'field_duplicate',
  'key_field_unknown',
  'reference_unknown',
  'pattern_invalid',
  // columns and cells
  'column_missing',
  'column_unknown',
  'column_duplicate',
  'column_ambiguous',
  'cell_required',
  'cell_number',
  'cell_integer',
  'cell_boolean',
  'cell_date',
  'cell_year',
  'cell_period',
  'cell_enum',
  'cell_pattern',
  'cell_minimum',
  'cell_maximum',
  'cell_space',
  'cell_not_nfc',
  'number_mixed',
  'number_ambiguous',
  'number_percent_sign',
  'key_duplicate',
  'key_unknown',
  'cell_error',
  'unit_code_differs',
  // a mapping of an import
  'mapping_invalid',
  'mapping_table',
  'mapping_sheet',
  'mapping_choice',
  // packages to be merged
  'merge_table_missing',
  'merge_table_differs',
  // rules of the model
  'parent_cycle',
  'dates_reversed',
  'preferred_none',
  'preferred_many',
  'unit_ended',
  'unit_unknown',
  'unit_ambiguous',
  'indicator_unknown',
  'scale_below',
  'scale_above',
  'percent_range',
  'numerator_over_denominator',
  'part_over_whole',
  'rate_incomplete',
  'value_missing',
  'rank_over_count',
  'withheld_has_value',
  'period_far',
  'raiser_missing',
  'answer_early',
  // told, not refused
  'columns_not_read',
  'formulas_read',
  'taken_from_title',
  'rate_differs',
  'unit_not_yet',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A problem of this layer, its code held to the list. */
export interface CodedProblem extends Problem {
  code: ProblemCode;
}

/** What stood in a cell, cut to 80 characters for `Problem.found`. */
export function foundText(value: unknown): string {
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > 80 ? text.slice(0, 79) + '…' : text;
}
