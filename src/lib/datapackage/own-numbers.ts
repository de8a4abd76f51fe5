import { ratePercent } from '../domain/rates';
import type { CodedProblem } from './codes';
import { fallbackStyle, type NumberStyle } from './number-column';
import { checkPairs } from './own-pairs';
import type { Known, NumberName, OwnRows } from './own-rows';
import type { ProblemList } from './problem-list';
import { rangeFault } from './ranges';

/** A printed rate may differ from its counts by rounding to whole percents, not by more. */
const RATE_TOLERANCE = 0.5;

/** Decides the decimal style of every number column; `settled` is false where one cannot be decided. */
export function settleNumbers(
  rows: OwnRows,
  file: string,
  delimiter: string | null,
  list: ProblemList,
): { values: Record<NumberName, Float64Array>; style: NumberStyle; settled: boolean } {
  const names = Object.keys(rows.numbers) as NumberName[];
  const fallback = fallbackStyle(Object.values(rows.numbers), delimiter);
  let settled = true;
  const values = {} as Record<NumberName, Float64Array>;
  for (const name of names) {
    const column = rows.numbers[name];
    const { verdict, samples, counts } = column;
    if (verdict === 'mixed') {
      settled = false;
      const rare = counts.point <= counts.comma ? 'point' : 'comma';
      const usual = samples[rare === 'point' ? 'comma' : 'point'][0];
      for (const { row, found } of samples[rare])
        rows.report('number_mixed', row, name, found, usual?.found);
      for (let more = samples[rare].length; more < counts[rare]; more++) list.count();
    } else if (verdict === 'either' && fallback === null) {
      settled = false;
      const [first] = samples.either;
      if (first) rows.report('number_ambiguous', first.row, name, first.found);
    }
    const style = verdict === 'point' || verdict === 'comma' ? verdict : (fallback ?? 'point');
    values[name] = column.values(style);
  }
  const { verdict } = rows.numbers.value;
  const style = verdict === 'comma' || verdict === 'point' ? verdict : (fallback ?? 'point');
  return { values, style, settled };
}

/** Ranges, rates from their counts, ranks: what can be judged once the decimal style is known. Fills rates in. */
export function checkNumbers(
  rows: OwnRows,
  known: Known,
  { values, style }: { values: Record<NumberName, Float64Array>; style: NumberStyle },
  file: string,
  notices: CodedProblem[],
): void {
  const { value, numerator, denominator, published_rank: rank } = values;
  const shown = (n: number): string =>
    style === 'comma' ? String(n).replace('.', ',') : String(n);
  const indicator = rows.indicator.done();
  const scales = indicator.values.map((id) => known.indicators.get(id));
  const line = rows.rows.done();
  const refused = rows.badNumbers;
  let differing = 0;
  for (let i = 0; i < line.length; i++) {
    const scale = scales[indicator.codes[i] as number];
    if (!scale || refused.has(i)) continue;
    const row = line[i] as number;
    const [top, base] = [numerator[i] as number, denominator[i] as number];
    if (top < 0) rows.report('cell_minimum', row, 'numerator', shown(top), '0');
    if (base < 0) rows.report('cell_minimum', row, 'denominator', shown(base), '0');
    const place = rank[i] as number;
    if (!Number.isNaN(place) && !(Number.isInteger(place) && place >= 1))
      rows.report('cell_integer', row, 'published_rank', shown(place), '1');
    const isPercent = scale.measure === 'percent';
    if (isPercent && top > base) {
      rows.report('numerator_over_denominator', row, 'numerator', shown(top), String(base));
      continue;
    }
    const rate = isPercent && top >= 0 && base >= 0 ? ratePercent(top, base) : null;
    const given = value[i] as number;
    if (Number.isNaN(given)) {
      if (rate !== null) value[i] = rate;
      else if (Number.isNaN(place)) {
        const half = isPercent && (!Number.isNaN(top) || !Number.isNaN(base));
        rows.report(
          half ? 'rate_incomplete' : 'value_missing',
          row,
          half ? 'denominator' : 'value',
        );
      }
      continue;
    }
    if (rate !== null && Math.abs(rate - given) > RATE_TOLERANCE && differing++ === 0)
      notices.push({
        code: 'rate_differs',
        file,
        row,
        found: shown(given),
        expected: rate.toFixed(2),
      });
    const fault = rangeFault(given, scale);
    if (fault) rows.report(fault.code, row, 'value', shown(given), fault.expected);
  }
  checkPairs(rows, value, shown);
  const notice = notices.find(({ code }) => code === 'rate_differs');
  if (notice) notice.params = { count: differing };
}
