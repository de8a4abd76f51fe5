import type { TargetCode, TargetStatus } from '../domain/targets';
import { findingText } from './finding';
import type { FindingNames } from './finding';
import { formatChange, formatNumber, formatPeriod } from './format';
import { m } from './generated/messages';

export interface TargetWords {
  /** Differences are points of percent. */
  percent: boolean;
  /** What is counted: "lần", "hồ sơ"; empty = nothing stands after the number. */
  unit?: string | null | undefined;
  decimals?: number | undefined;
  names?: FindingNames;
}

/** A difference as it stands in a sentence: "0,1 điểm %", "1 lần". */
function amount(by: number, { percent, unit }: TargetWords): string {
  const n = by > 0 && by < 0.00005 ? m.target_tiny() : formatNumber(by);
  if (percent) return m.target_points({ n });
  return unit ? m.target_amount({ n, unit }) : n;
}

const months = (periods: string) => periods.split(' ').map(formatPeriod).join(', ');

/** Why a target cannot be judged, without the words for that. */
function why({ code, params, reason }: TargetStatus, words: TargetWords): string {
  const base = params['base_period'] ? formatPeriod(String(params['base_period'])) : '';
  const compared = base || m.target_base_plan();
  switch (code) {
    case 'no_value':
      return m.target_why_no_value();
    case 'no_base':
      return m.target_why_no_base();
    case 'no_number_changed': {
      const change = Number(params['change']);
      const text = formatChange(change, { percent: words.percent });
      return change === 0
        ? m.target_why_no_number_same({ base: compared })
        : m.target_why_no_number_changed({ change: text, base: compared });
    }
    case 'not_comparable':
      return m.target_why_not_comparable({
        base: compared,
        reason: reason ? findingText(reason, words.names) : '',
      });
    case 'months_missing':
      return m.target_why_months_missing({
        missing: String(params['missing']),
        n: String(params['n']),
        periods: months(String(params['periods'])),
      });
    default:
      return m.target_why_no_number();
  }
}

type Sentence = (status: TargetStatus, words: TargetWords) => string;

const baseOf = ({ params }: TargetStatus) =>
  params['base_period'] ? formatPeriod(String(params['base_period'])) : m.target_base_plan();
const changeOf = ({ params }: TargetStatus, { percent, decimals }: TargetWords) =>
  formatChange(Number(params['change']), { percent, decimals });

const JUDGED: Partial<Record<TargetCode, Sentence>> = {
  met: () => m.target_met(),
  held: (found, words) => {
    const about = { base: baseOf(found), change: changeOf(found, words) };
    return found.params['stretch'] === undefined
      ? m.target_held_plain(about)
      : m.target_held({
          ...about,
          stretch: formatNumber(Number(found.params['stretch'])) + (words.percent ? '%' : ''),
        });
  },
  raised_fully: (found, words) =>
    m.target_raised_fully({ change: changeOf(found, words), base: baseOf(found) }),
  raised: (found, words) =>
    m.target_raised({ change: changeOf(found, words), base: baseOf(found) }),
  nothing_left: () => m.target_nothing_left(),
  every_month: ({ params }) => m.target_every_month({ n: String(params['n']) }),
  below: (found, words) => m.target_below({ by: amount(found.short_by ?? 0, words) }),
  above: (found, words) => m.target_above({ by: amount(found.short_by ?? 0, words) }),
  not_raised: (found, words) =>
    found.params['change'] === 0
      ? m.target_not_raised_same({ base: baseOf(found) })
      : m.target_not_raised({ change: changeOf(found, words), base: baseOf(found) }),
  months_below: ({ params }) =>
    m.target_months_below({
      below: String(params['below']),
      n: String(params['n']),
      periods: months(String(params['periods'])),
    }),
};

/** "đạt", "chưa đạt (thiếu 0,1 điểm %)", "chưa đủ căn cứ để đánh giá: …". */
export function targetText(found: TargetStatus, words: TargetWords): string {
  return JUDGED[found.code]?.(found, words) ?? m.target_unknown({ why: why(found, words) });
}
