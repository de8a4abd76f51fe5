import type { CardListRow } from '$lib/queries/scorecard-cards';

/** What the address asks for; null = the first there is. */
export interface CardChoice {
  framework: string | null;
  period: string | null;
  unit: string | null;
}

export interface SettledCard {
  framework: string;
  period: string;
  unit: string;
}

/** The card a choice means: what it does not say, or says wrongly, is the first there is. Null without any card. */
export function settleCard(
  cards: readonly CardListRow[],
  { framework, period, unit }: CardChoice,
): SettledCard | null {
  const or = (some: readonly CardListRow[], rest: readonly CardListRow[]) =>
    some.length > 0 ? some : rest;
  const ofFramework = or(
    cards.filter((row) => row.framework_id === framework),
    cards.filter((row) => row.framework_id === cards[0]?.framework_id),
  );
  const ofPeriod = or(
    ofFramework.filter((row) => row.period === period),
    ofFramework.filter((row) => row.period === ofFramework[0]?.period),
  );
  const found = ofPeriod.find((row) => row.unit_id === unit) ?? ofPeriod[0];
  return (
    (found && { framework: found.framework_id, period: found.period, unit: found.unit_id }) ?? null
  );
}

/** The query part of the address of a card. */
export function cardQuery({ framework, period, unit }: CardChoice): string {
  const params = new URLSearchParams();
  if (framework) params.set('bo', framework);
  if (period) params.set('ky', period);
  if (unit) params.set('dv', unit);
  const query = params.toString();
  return query && `?${query}`;
}
