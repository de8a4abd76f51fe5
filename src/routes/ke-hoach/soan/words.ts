import type { ReadTarget } from '$lib/domain/target-text';
import type { TargetOp } from '$lib/domain/targets';
import { formatDate, formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { CLEAR_WORDS, REMARK_WORDS } from '$lib/messages/plan-check';
import { CLEAR, REMARKS, type Clear, type Remark } from '$lib/domain/plan-check';
import type { ToMend } from './review';

type Worded = Exclude<ToMend['code'], Clear | Remark | 'unserved'>;

const WORDS: Readonly<Record<Worded, (about: { what: string }) => string>> = {
  title_missing: m.draft_fault_title_missing,
  unit_missing: m.draft_fault_unit_missing,
  year_bad: m.draft_fault_year_bad,
  date_bad: m.draft_fault_date_bad,
  parent_circular: m.draft_fault_parent_circular,
  no_items: m.draft_fault_no_items,
  item_untitled: m.draft_fault_item_untitled,
  count_bad: m.draft_fault_count_bad,
  unit_gone: ({ what }) => m.draft_warn_unit_gone({ date: formatDate(what) }),
  period_dark: m.draft_warn_period_dark,
  agency_unknown: m.draft_warn_agency_unknown,
  target_impossible: m.draft_warn_target_impossible,
  same_duty: m.draft_warn_same_duty,
  same_code: m.draft_warn_same_code,
};

const isClear = (code: string): code is Clear => (CLEAR as readonly string[]).includes(code);
const isRemark = (code: string): code is Remark => (REMARKS as readonly string[]).includes(code);

/** What is to be mended, in words. */
export function mendText({ code, what }: ToMend): string {
  if (isClear(code)) return CLEAR_WORDS[code]();
  if (isRemark(code)) return REMARK_WORDS[code]();
  return WORDS[code as Worded]({ what: what.slice(0, 60) });
}

/** Id of a field of the form. */
export const fieldId = ({ item, field }: Pick<ToMend, 'item' | 'field'>): string =>
  item === null ? `kh-${field}` : `muc-${item}-${field}`;

const OPS: Readonly<Record<TargetOp, (n: { n: string }) => string>> = {
  '>=': m.draft_op_at_least,
  '<=': m.draft_op_at_most,
  '=': m.draft_op_equal,
  raise: m.draft_op_raise,
  maintain_or_raise: m.draft_op_hold,
  minimise: m.draft_op_least,
};

/** What the words of a target were understood to want. */
export function targetWords({ op, value, baseline_value, baseline_period }: ReadTarget): string {
  const text = OPS[op]({ n: value === null ? '' : formatNumber(value) });
  return baseline_value === null || baseline_period === null
    ? text
    : m.draft_op_base({ text, n: formatNumber(baseline_value), period: baseline_period });
}
