import { fold } from './fold';
import type { Target } from './targets';

/** What the text of a target was understood to want. */
export type ReadTarget = Pick<Target, 'op' | 'value' | 'baseline_value' | 'baseline_period'>;

const NUMBER = String.raw`(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)`;
/** "1.000" is a thousand; "99.5" and "99,5" are one figure. */
const number = (text: string): number =>
  Number(
    (/^\d{1,3}(\.\d{3})+(,|$)/.test(text) ? text.replaceAll('.', '') : text).replace(',', '.'),
  );

/** "(năm 2020 là 99,12%)": the value to start from and its year. */
const BASE = new RegExp(`\\(nam (\\d{4}) (?:la|dat) ${NUMBER} ?%?`);
const AT_LEAST = new RegExp(
  `(?:^|\\b)(?:tu|it nhat|toi thieu|tren|dat tu)[ ]${NUMBER} ?%?(?= |$|[.,;)])`,
);
const AND_MORE = new RegExp(`${NUMBER} ?%? (?:tro len)`);
const AT_MOST = new RegExp(`(?:khong qua|toi da|khong vuot qua|duoi) ${NUMBER}`);
const PER_MONTH = /^(\d+) [^/]+\/ ?(?:0?1 )?thang/;
const RISE = /^(?:gop phan |tiep tuc )?(?:cai thien|cai tien|nang cao|tang)/;

function amountOf(text: string): Pick<ReadTarget, 'op' | 'value'> | null {
  const monthly = PER_MONTH.exec(text);
  if (monthly?.[1]) return { op: '>=', value: number(monthly[1]) };
  const most = AT_MOST.exec(text);
  if (most?.[1]) return { op: '<=', value: number(most[1]) };
  const least = AND_MORE.exec(text) ?? AT_LEAST.exec(text);
  if (least?.[1]) return { op: '>=', value: number(least[1]) };
  if (/(?:^|[ ])100 ?%/.test(text)) return { op: '=', value: 100 };
  return null;
}

/**
 * Understands the words of a plan about what is to be reached: "Từ 30%", "100%", "không quá 01 lần", "Hạn chế tối đa",
 * "Giữ vững hoặc nâng cao … (năm 2020 là 99,12%)", "Nâng cao …", "01 chuyên mục/01 tháng". A number is taken only with
 * words that say how it binds; null = not understood, nothing is guessed.
 */
export function readTargetText(text: string): ReadTarget | null {
  const bare = fold(text);
  const none = { baseline_value: null, baseline_period: null };
  if (bare === '') return null;
  if (/^han che toi da/.test(bare)) return { op: 'minimise', value: null, ...none };
  const base = BASE.exec(bare);
  const from =
    base?.[1] && base[2] ? { baseline_value: number(base[2]), baseline_period: base[1] } : none;
  if (/(?:giu vung|duy tri)(?: hoac|,| va)? nang cao/.test(bare))
    return { op: 'maintain_or_raise', value: from.baseline_value, ...from };
  const amount = amountOf(bare.replace(/\([^)]*\)/g, ''));
  if (amount) return { ...amount, ...from };
  return RISE.test(bare) ? { op: 'raise', value: null, ...from } : null;
}
