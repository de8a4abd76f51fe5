import type { Level } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import type { FrameworkToScoreRow } from '$lib/queries/frameworks-to-score';
import type { UnitOption } from '$lib/ui/types';
import { optionsOfLevel } from '../so-sanh/options';

const INSIDE: readonly Level[] = ['agency', 'district', 'commune'];

/** The units a framework is for: of its level; where it names none, all inside the unit it belongs to. */
export async function unitsToScore(
  engine: Engine,
  { level, scope_unit_id }: Pick<FrameworkToScoreRow, 'level' | 'scope_unit_id'>,
): Promise<UnitOption[]> {
  const levels = level ? [level] : scope_unit_id ? INSIDE : (['province'] as const);
  const each = await Promise.all(levels.map((one) => optionsOfLevel(engine, one, scope_unit_id)));
  return each.flat();
}
