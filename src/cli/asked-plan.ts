import type { Engine } from '../lib/engine/engine';
import { m } from '../lib/messages/generated/messages';
import { plans } from '../lib/queries/plans';
import type { PlanRow } from '../lib/queries/plans';
import { ask } from '../lib/queries/question';
import { AskedError } from './asked';

/** The plan of an id, in capitals or not, or AskedError naming all plans. */
export async function askedPlan(engine: Engine, id: string): Promise<PlanRow> {
  const register = await ask(engine, plans, {});
  const found = register.find(({ plan_id }) => plan_id === id || plan_id === id.toLowerCase());
  if (found) return found;
  const all = register.map(({ plan_id }) => plan_id).join(', ');
  throw new AskedError(m.cli_plan_unknown({ id, all }));
}
