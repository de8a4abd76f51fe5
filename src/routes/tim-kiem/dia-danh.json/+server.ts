import { json } from '@sveltejs/kit';
import { farUnits } from '../entries.server';

export const prerender = true;

/** The other units, loaded only when the search asks further. */
export async function GET() {
  return json(await farUnits());
}
