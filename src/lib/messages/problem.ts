import { PROBLEM_CODES, type ProblemCode } from '../datapackage/codes';
import type { Problem } from '../datapackage/problem';
import { formatBytes } from './format';
import { m } from './generated/messages';

/** Everything a sentence may need, as text; what is absent is empty. */
interface Parts {
  file: string;
  row: string;
  column: string;
  found: string;
  expected: string;
  count: string;
  kind: string;
  first_row: string;
  first_file: string;
  size: string;
  limit: string;
}

type Sentence = (parts: Parts) => string;

const KINDS: Record<string, () => string> = {
  parquet: m.problems_kind_parquet,
  xlsx: m.problems_kind_xlsx,
  docx: m.problems_kind_docx,
  zip: m.problems_kind_zip,
  office: m.problems_kind_office,
  pdf: m.problems_kind_pdf,
  png: m.problems_kind_png,
  jpeg: m.problems_kind_jpeg,
  gif: m.problems_kind_gif,
  gzip: m.problems_kind_gzip,
  arrow: m.problems_kind_arrow,
  duckdb: m.problems_kind_duckdb,
  sqlite: m.problems_kind_sqlite,
  html: m.problems_kind_html,
  json: m.problems_kind_json,
  text: m.problems_kind_text,
};

const SENTENCES: Record<ProblemCode, Sentence> = {
  file_missing: m.problems_file_missing,
  file_empty: m.problems_file_empty,
  file_type: m.problems_file_type,
  file_looks_like: (parts) =>
    m.problems_file_looks_like({
      expected: parts.expected,
      kind: (KINDS[parts.kind] ?? m.problems_kind_binary)(),
    }),
  file_unreadable: m.problems_file_unreadable,
  text_binary: m.problems_text_binary,
  text_encoding: withFound(m.problems_text_encoding),
  quotes_broken: m.problems_quotes_broken,
  quotes_open: m.problems_quotes_open,
  row_ragged: m.problems_row_ragged,
  header_missing: m.problems_header_missing,
  no_rows: m.problems_no_rows,
  parquet_broken: m.problems_parquet_broken,
  parquet_codec: m.problems_parquet_codec,
  parquet_nested: m.problems_parquet_nested,
  parquet_type: m.problems_parquet_type,
  xlsx_broken: m.problems_xlsx_broken,
  xlsx_encrypted: m.problems_xlsx_encrypted,
  xlsx_no_sheets: m.problems_xlsx_no_sheets,
  xls_old: m.problems_xls_old,
  text_mixed: m.problems_text_mixed,
  cell_too_long: m.problems_cell_too_long,
  sheet_too_big: m.problems_sheet_too_big,
  table_not_found: m.problems_table_not_found,
  table_second: m.problems_table_second,
  cell_error: withFound(m.problems_cell_error),
  unit_code_differs: m.problems_unit_code_differs,
  mapping_invalid: m.problems_mapping_invalid,
  mapping_table: m.problems_mapping_table,
  mapping_sheet: m.problems_mapping_sheet,
  mapping_choice: m.problems_mapping_choice,
  formulas_read: m.problems_formulas_read,
  taken_from_title: m.problems_taken_from_title,
  zip_broken: m.problems_zip_broken,
  zip_encrypted: m.problems_zip_encrypted,
  zip_method: m.problems_zip_method,
  zip_too_many: m.problems_zip_too_many,
  zip_too_big: m.problems_zip_too_big,
  zip_ratio: m.problems_zip_ratio,
  zip_name_unsafe: m.problems_zip_name_unsafe,
  zip_name_twice: m.problems_zip_name_twice,
  zip_entry_broken: m.problems_zip_entry_broken,
  package_newer: m.problems_package_newer,
  descriptor_json: m.problems_descriptor_json,
  descriptor_shape: (parts) =>
    m.problems_descriptor_shape({
      ...parts,
      found_part: parts.found === '' ? '' : `${found(parts)}, `,
    }),
  resource_duplicate: m.problems_resource_duplicate,
  path_unsafe: m.problems_path_unsafe,
  field_duplicate: m.problems_field_duplicate,
  key_field_unknown: m.problems_key_field_unknown,
  reference_unknown: m.problems_reference_unknown,
  pattern_invalid: m.problems_pattern_invalid,
  column_missing: m.problems_column_missing,
  column_unknown: m.problems_column_unknown,
  column_duplicate: m.problems_column_duplicate,
  column_ambiguous: m.problems_column_ambiguous,
  cell_required: m.problems_cell_required,
  cell_number: withFound(m.problems_cell_number),
  cell_integer: withFound((parts) =>
    parts.expected === '' ? m.problems_cell_integer() : m.problems_cell_integer_min(parts),
  ),
  cell_boolean: withFound(m.problems_cell_boolean),
  cell_date: withFound(m.problems_cell_date),
  cell_year: withFound(m.problems_cell_year),
  cell_period: withFound(m.problems_cell_period),
  cell_enum: withFound(m.problems_cell_enum),
  cell_pattern: withFound(m.problems_cell_pattern),
  cell_minimum: withFound(inVietnamese(m.problems_cell_minimum)),
  cell_maximum: withFound(inVietnamese(m.problems_cell_maximum)),
  cell_space: withFound(m.problems_cell_space),
  cell_not_nfc: withFound(m.problems_cell_not_nfc),
  number_mixed: withFound(m.problems_number_mixed),
  number_ambiguous: withFound(m.problems_number_ambiguous),
  number_percent_sign: withFound(m.problems_number_percent_sign),
  key_duplicate: (parts) =>
    m.problems_key_duplicate({
      ...parts,
      first_file_part:
        parts.first_file === parts.file || parts.first_file === '' ? '' : ` (${parts.first_file})`,
    }),
  key_unknown: m.problems_key_unknown,
  merge_table_missing: m.problems_merge_table_missing,
  merge_table_differs: m.problems_merge_table_differs,
  parent_cycle: m.problems_parent_cycle,
  dates_reversed: m.problems_dates_reversed,
  preferred_none: m.problems_preferred_none,
  preferred_many: m.problems_preferred_many,
  unit_ended: (parts) =>
    m.problems_unit_ended({ ...parts, expected: vietnameseDate(parts.expected) }),
  unit_unknown: (parts) =>
    parts.expected === '' ? m.problems_unit_unknown(parts) : m.problems_unit_unknown_near(parts),
  unit_ambiguous: m.problems_unit_ambiguous,
  indicator_unknown: (parts) =>
    parts.expected === ''
      ? m.problems_indicator_unknown(parts)
      : m.problems_indicator_unknown_near(parts),
  scale_below: withFound(inVietnamese(m.problems_scale_below)),
  scale_above: withFound(inVietnamese(m.problems_scale_above)),
  percent_range: withFound(inVietnamese(m.problems_percent_range)),
  numerator_over_denominator: withFound(inVietnamese(m.problems_numerator_over_denominator)),
  part_over_whole: withFound(inVietnamese(m.problems_part_over_whole)),
  rate_incomplete: m.problems_rate_incomplete,
  value_missing: m.problems_value_missing,
  rank_over_count: withFound(m.problems_rank_over_count),
  withheld_has_value: m.problems_withheld_has_value,
  period_far: withFound(m.problems_period_far),
  raiser_missing: m.problems_raiser_missing,
  answer_early: (parts) =>
    m.problems_answer_early({ ...parts, expected: vietnameseDate(parts.expected) }),
  columns_not_read: m.problems_columns_not_read,
  rate_differs: inVietnamese(m.problems_rate_differs),
  unit_not_yet: m.problems_unit_not_yet,
};

/** These name their column themselves, or speak of the whole row: no “cột …” before the sentence. */
const WITHOUT_COLUMN = new Set<ProblemCode>([
  'descriptor_shape',
  'path_unsafe',
  'field_duplicate',
  'key_field_unknown',
  'reference_unknown',
  'pattern_invalid',
  'column_missing',
  'column_ambiguous',
  'key_duplicate',
  'mapping_invalid',
  'mapping_choice',
  'merge_table_differs',
]);

/** One sentence in Vietnamese: which file, row and column, what stood there, what is needed. */
export function problemText(problem: Problem): string {
  const { file, row, column } = problem;
  const code = codeOf(problem);
  const place = [m.problems_place_file({ file })];
  if (row !== undefined && code !== 'column_missing') place.push(m.problems_place_row({ row }));
  if (column !== undefined && code && !WITHOUT_COLUMN.has(code))
    place.push(m.problems_place_column({ column }));
  return `${place.join(', ')}: ${problemSentence(problem)}`;
}

/** The same without its place, for a list that shows file, row and column beside it. */
export function problemSentence(problem: Problem): string {
  const { file, row, column, found = '', expected = '', params = {} } = problem;
  const code = codeOf(problem);
  if (!code) return problem.code;
  return SENTENCES[code]({
    file,
    row: String(row ?? ''),
    column: column ?? '',
    found,
    expected,
    count: String(params.count ?? ''),
    kind: String(params.kind ?? ''),
    first_row: String(params.first_row ?? ''),
    first_file: String(params.first_file ?? ''),
    size: megabytes(params.size),
    limit: code === 'zip_too_big' ? megabytes(params.limit) : String(params.limit ?? ''),
  });
}

function codeOf(problem: Problem): ProblemCode | undefined {
  return PROBLEM_CODES.find((known) => known === problem.code);
}

function found(parts: Parts): string {
  return m.problems_found({ found: parts.found });
}

function withFound(sentence: Sentence): Sentence {
  return (parts) => (parts.found === '' ? sentence(parts) : `${found(parts)}, ${sentence(parts)}`);
}

/** Bounds with a decimal comma. */
function inVietnamese(sentence: Sentence): Sentence {
  return (parts) =>
    sentence({ ...parts, expected: parts.expected.replace(/(\d)\.(\d)/g, '$1,$2') });
}

function megabytes(bytes: string | number | undefined): string {
  return typeof bytes === 'number' ? formatBytes(bytes) : '';
}

function vietnameseDate(iso: string): string {
  return iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
}
