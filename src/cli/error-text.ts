import { BakeError } from '../lib/engine/bake';
import type { BakeFault } from '../lib/engine/bake';
import { EngineError } from '../lib/engine/engine';
import { m } from '../lib/messages/generated/messages';

const BAKE_FAULTS: Record<BakeFault, (params: { file: string; detail: string }) => string> = {
  package_missing: m.cli_package_missing,
  package_invalid: m.cli_package_invalid,
  file_missing: m.cli_file_missing,
  columns_missing: m.cli_columns_missing,
  columns_extra: m.cli_columns_extra,
  type_unknown: m.cli_type_unknown,
  rows_invalid: m.cli_rows_invalid,
};

/** Whether the command was called with options it does not have. */
export function isArgumentError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

/** An error as one sentence for the terminal, without a stack. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof BakeError) return BAKE_FAULTS[error.code](error);
  if (error instanceof EngineError && error.code === 'sql') return m.cli_sql_error({ message });
  if (isArgumentError(error)) return m.cli_bad_arguments({ message });
  return m.cli_error({ message });
}
