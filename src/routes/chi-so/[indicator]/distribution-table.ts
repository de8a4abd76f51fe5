import { valueStyle } from '$lib/charts/value-style';
import { findingText } from '$lib/messages/finding';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { DistributionAnswer, DistributionYear } from '$lib/queries/answers/distribution';

export const FIVE = ['min', 'q1', 'median', 'q3', 'max'] as const;

export interface YearText {
  year: string;
  units: string;
  /** The five numbers; of a part only the ends, the others empty. */
  five: string[];
  national: string;
  note: string;
}

/** The five numbers as far as they may be told: of a part of the units only its ends. */
export function fiveOf({ summary, values }: DistributionYear): (number | null)[] {
  if (summary) return FIVE.map((key) => summary[key]);
  return [values[0] ?? null, null, null, null, values.at(-1) ?? null];
}

/** What a reader must know of a year: how complete it is, whose units they are, why it is not joined. */
export function noteOf(year: DistributionYear): string {
  return [
    year.summary === null ? m.indicator_note_incomplete() : '',
    year.summary !== null && year.withheld > 0
      ? m.indicator_note_withheld({ n: year.withheld })
      : '',
    year.retrospective ? m.indicator_note_retrospective({ n: year.expected }) : '',
    year.reason ? m.indicator_note_break({ reason: findingText(year.reason) }) : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** The table of a distribution in words, a row a year, latest first. */
export function distributionRows({ indicator, years }: DistributionAnswer): YearText[] {
  const { decimals } = valueStyle(indicator);
  const text = (value: number | null) => (value === null ? '' : formatNumber(value, decimals));
  return years
    .map((year) => ({
      year: year.period,
      units: `${year.values.length}/${year.expected}`,
      five: fiveOf(year).map(text),
      national: text(year.national),
      note: noteOf(year),
    }))
    .reverse();
}
