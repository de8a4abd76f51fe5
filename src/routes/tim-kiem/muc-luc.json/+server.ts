import { json } from '@sveltejs/kit';
import { entriesOfPages } from '../entries.server';

export const prerender = true;

/** What the search box finds: everything that has a page of its own. */
export async function GET() {
  return json(await entriesOfPages());
}
