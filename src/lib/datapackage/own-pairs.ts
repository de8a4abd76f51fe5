import type { OwnRows } from './own-rows';

/** Counts that cannot be above another of the same cell: what is handled was received, what is published was handled. */
const WITHIN: Readonly<Record<string, string>> = {
  'feedback-handled-count': 'feedback-received-count',
  'feedback-published-count': 'feedback-handled-count',
};

/** Reports each row of a file whose count is above the one it is a part of, in the same unit, period and breakdown. */
export function checkPairs(rows: OwnRows, value: Float64Array, shown: (n: number) => string): void {
  const [unit, indicator, period, breakdown] = [
    rows.unit.done(),
    rows.indicator.done(),
    rows.period.done(),
    rows.breakdown.done(),
  ];
  if (!indicator.values.some((id) => Object.hasOwn(WITHIN, id))) return;
  const idAt = (i: number) => indicator.values[indicator.codes[i] as number] ?? '';
  const cell = (i: number, id: string) =>
    [unit.codes[i], period.codes[i], breakdown.codes[i], id].join(' ');
  const values = new Map<string, number>();
  const wholes = new Set(Object.values(WITHIN));
  for (let i = 0; i < value.length; i++)
    if (wholes.has(idAt(i))) values.set(cell(i, idAt(i)), value[i] as number);
  const line = rows.rows.done();
  for (let i = 0; i < value.length; i++) {
    const whole = WITHIN[idAt(i)];
    const most = whole === undefined ? undefined : values.get(cell(i, whole));
    const count = value[i] as number;
    if (most !== undefined && count > most)
      rows.report('part_over_whole', line[i] as number, 'value', shown(count), shown(most));
  }
}
