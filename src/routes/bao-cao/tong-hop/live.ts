import type { IsoDate, Period } from '$lib/domain/types';
import { unitOptions } from '$lib/messages/unit-options';
import { askRollUp, type RollUpAnswer } from '$lib/queries/answers/roll-up';
import { UnknownError } from '$lib/queries/answers/context';
import { ask } from '$lib/queries/question';
import { unitsToFind } from '$lib/queries/units-to-find';
import type { RollUpAsked } from '$lib/state/roll-up-address';
import { session } from '$lib/state/session.svelte';
import type { UnitOption } from '$lib/ui/types';

/** Units that have others inside them: the country, provinces and districts of all times. */
export async function unitsToRollUp(): Promise<UnitOption[]> {
  const all = await ask(await session.engine(), unitsToFind, {});
  return unitOptions(
    all,
    ({ level }) => level === 'country' || level === 'province' || level === 'district',
  );
}

/** The roll-up asked for; null = no such unit. */
export async function rollUpOf(
  { unit, level, report }: RollUpAsked,
  period: Period,
  today: IsoDate,
): Promise<RollUpAnswer | null> {
  if (unit === null) return null;
  try {
    const engine = await session.engine();
    return await askRollUp(engine, { unit_id: unit, period, level, report, today });
  } catch (error) {
    if (error instanceof UnknownError) return null;
    throw error;
  }
}
