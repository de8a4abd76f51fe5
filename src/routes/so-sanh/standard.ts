import type { CompareChoice } from '$lib/state/address';

/** What the page shows before a choice: the five cities that were centrally run in every year of PAPI. */
export const STANDARD: CompareChoice = {
  units: ['ha-noi', 'hai-phong', 'da-nang', 'ho-chi-minh', 'can-tho'],
  indicators: ['papi'],
  from: null,
  to: null,
  kind: 'line',
  boundaries: 'original',
  weighting: 'simple',
};

/** What an address asks for and the choice read from it does not hold: broken words, or beyond the limit. */
export function leftOut(params: URLSearchParams, choice: CompareChoice): string[] {
  const words = (key: string) =>
    (params.get(key) ?? '').split(',').filter((id) => id !== '' && id !== '-');
  return [
    ...words('dv').filter((id) => !choice.units.includes(id)),
    ...words('ct').filter((id) => !choice.indicators.includes(id)),
  ];
}
