import { formatPeriod, formatValue } from '$lib/messages/format';
import { targetText } from '$lib/messages/target';
import type { JudgedTarget } from '$lib/queries/answers/targets';

/** A judged target in words, as tables show it. */
export interface TargetLine {
  indicator: { id: string; name: string };
  unit: { id: string; name: string };
  period: string;
  plan: { id: string | null; name: string | null };
  text: string;
  value: string;
  said: string;
  met: boolean | null;
}

export function targetLineOf({ target, indicator, value, status }: JudgedTarget): TargetLine {
  const { indicator_id, short_vi, measure, unit_vi, decimals } = indicator;
  const percent = measure === 'percent';
  return {
    indicator: { id: indicator_id, name: short_vi },
    unit: { id: target.unit_id, name: target.unit_vi },
    period: formatPeriod(target.period),
    plan: { id: target.plan_id, name: target.plan_vi },
    text: target.text_vi,
    value: formatValue(value, { percent }),
    said: targetText(status, { percent, unit: unit_vi, decimals: decimals ?? undefined }),
    met: status.met,
  };
}
