import type { PlanComparison, TaskChange, TaskFate } from '../domain/plan-compare';
import { formatNumber } from './format';
import { m } from './generated/messages';

/** What became of a task, in a word. */
export const FATE_WORDS: Readonly<Record<TaskFate, () => string>> = {
  added: m.plan_compare_fate_added,
  dropped: m.plan_compare_fate_dropped,
  changed: m.plan_compare_fate_changed,
  same: m.plan_compare_fate_same,
};

/** Fields of a plan itself, in words. */
export const PLAN_FIELD_WORDS: Readonly<
  Record<PlanComparison['plan'][number]['field'], () => string>
> = {
  title: m.plan_compare_field_title,
  document_no: m.plan_compare_field_document_no,
  issuer: m.plan_compare_field_issuer,
};

const WORDS = {
  code: m.plan_compare_word_code,
  period: m.plan_compare_word_period,
  budget: m.plan_compare_word_budget,
  evidence: m.plan_compare_word_evidence,
  target: m.plan_compare_word_target,
  count: m.plan_compare_word_count,
  leads: m.plan_compare_word_leads,
  supports: m.plan_compare_word_supports,
  indicators: m.plan_compare_word_indicators,
};

/** "Thời gian: Quý III → Quý II, Quý III"; what is not written is said to be so. */
export function fromToText(
  what: string,
  from: string | number | null,
  to: string | number | null,
): string {
  const said = (value: string | number | null): string =>
    typeof value === 'number' ? formatNumber(value) : (value ?? m.plan_compare_nothing());
  return m.plan_compare_change({ what, from: said(from), to: said(to) });
}

/** "thêm A; bỏ B; đứng đầu: C → D". */
export function listText(change: {
  added: readonly string[];
  dropped: readonly string[];
  first?: { from: string; to: string } | null;
}): string {
  const { added, dropped, first } = change;
  return [
    ...(added.length > 0 ? [m.plan_compare_list_added({ names: added.join(', ') })] : []),
    ...(dropped.length > 0 ? [m.plan_compare_list_dropped({ names: dropped.join(', ') })] : []),
    ...(first ? [m.plan_compare_list_first(first)] : []),
  ].join('; ');
}

/** One change of a task in a sentence. */
export function changeText(change: TaskChange): string {
  switch (change.field) {
    case 'order':
      return m.plan_compare_order();
    case 'title': {
      const parts = change.parts.flatMap(({ kind, text }) => {
        if (kind === 'same') return [];
        return [
          kind === 'in' ? m.plan_compare_text_in({ text }) : m.plan_compare_text_out({ text }),
        ];
      });
      return m.plan_compare_list({ what: m.plan_compare_text(), list: parts.join('; ') });
    }
    case 'leads':
    case 'supports':
    case 'indicators':
      return m.plan_compare_list({ what: WORDS[change.field](), list: listText(change) });
    default:
      return fromToText(WORDS[change.field](), change.from, change.to);
  }
}

/** How many tasks were changed, added, dropped, moved and left, in a sentence. */
export function countsText({ tasks }: PlanComparison): string {
  const n = (fate: TaskFate) => formatNumber(tasks.filter((task) => task.fate === fate).length);
  const moved = tasks.filter(({ changes }) => changes.some(({ field }) => field === 'order'));
  return m.plan_compare_counts({
    ...{ changed: n('changed'), added: n('added'), dropped: n('dropped'), same: n('same') },
    moved: formatNumber(moved.length),
  });
}
