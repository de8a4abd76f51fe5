import { error } from '@sveltejs/kit';
import { RATE_FAMILIES } from '$lib/queries/answers/rate-families';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => RATE_FAMILIES.map((family) => ({ family }));

export const load: PageLoad = ({ params }) => {
  const family = RATE_FAMILIES.find((one) => one === params.family);
  if (!family) error(404);
  return { family };
};
