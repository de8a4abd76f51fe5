import type { SeriesOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { findingText } from '../messages/finding';
import { formatPeriodShort } from '../messages/format';
import { BREAK, FONT_SIZE } from './look';
import type { BreakMark } from './pieces';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Number of each distinct reason, from 1. */
export function numberReasons(marks: readonly BreakMark[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const mark of marks) {
    const text = reasonText(mark);
    if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  }
  return numbers;
}

function reasonText(mark: BreakMark): string {
  return mark.reason ? findingText(mark.reason) : m.finding_not_comparable();
}

function sign(mark: BreakMark, numbers: ReadonlyMap<string, number>): string {
  const number = numbers.get(reasonText(mark)) ?? 0;
  return CIRCLED[number - 1] ?? `(${number})`;
}

/** A thin upright mark between the two periods, with the number of its reason. */
export function breakSeries(
  marks: readonly BreakMark[],
  numbers: ReadonlyMap<string, number>,
  grid = 0,
): SeriesOption[] {
  const places = new Map<number, string>();
  for (const mark of marks) {
    places.set(mark.index, (places.get(mark.index) ?? '') + sign(mark, numbers));
  }
  if (places.size === 0) return [];
  return [
    {
      type: 'line',
      name: m.charts_break(),
      xAxisIndex: grid,
      yAxisIndex: grid,
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: BREAK, width: 1, type: [3, 3] },
        data: [...places].map(([index, label]) => ({
          xAxis: index - 0.5,
          label: {
            show: true,
            position: 'end',
            distance: 2,
            color: BREAK,
            fontSize: FONT_SIZE + 1,
            formatter: label,
          },
        })),
      },
    },
  ];
}

/** "① Từ năm 2018: …" for each mark, marks of one reason together. */
export function breakNotes(
  marks: readonly BreakMark[],
  numbers: ReadonlyMap<string, number>,
): string[] {
  return [...numbers].map(([reason]) => {
    const own = marks.filter((mark) => reasonText(mark) === reason);
    const first = own[0];
    const periods = [...new Set(own.map((mark) => formatPeriodShort(mark.period)))].join(', ');
    return m.charts_break_note({ sign: first ? sign(first, numbers) : '', periods, reason });
  });
}

export function emptyNotes(names: readonly string[]): string[] {
  return names.length > 0 ? [m.charts_without_values({ names: names.join(', ') })] : [];
}
