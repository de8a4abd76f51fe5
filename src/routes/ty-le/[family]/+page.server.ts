import { error } from '@sveltejs/kit';
import { RATE_FAMILIES } from '$lib/queries/answers/rate-families';
import { loadFamily } from '../load.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => RATE_FAMILIES.map((family) => ({ family }));

export const load: PageServerLoad = ({ params }) => {
  const family = RATE_FAMILIES.find((one) => one === params.family);
  if (!family) error(404);
  return loadFamily(family);
};
