import { near } from '../lib/domain/near';
import type { Engine } from '../lib/engine/engine';
import { m } from '../lib/messages/generated/messages';
import { agencies } from '../lib/queries/agencies';
import { ask } from '../lib/queries/question';
import { AskedError } from './asked';

/** The id of an agency of some plan, in capitals or not (null = none is asked for), or AskedError naming what is near. */
export async function askedAgency(engine: Engine, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const named = new Map((await ask(engine, agencies, {})).map((row) => [row.agency_id, row]));
  if (named.has(id.toLowerCase())) return id.toLowerCase();
  const close = near(
    id,
    [...named.values()].map((row) => ({ id: row.agency_id, name: row.name_vi })),
  );
  throw new AskedError(
    close.length > 0
      ? m.task_cli_agency({ id, near: close.map((one) => `${one.id} (${one.name})`).join(', ') })
      : m.task_cli_agency_none({ id }),
  );
}
