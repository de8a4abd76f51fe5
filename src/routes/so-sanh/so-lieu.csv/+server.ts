import { buildEngine } from '$lib/engine/build';
import { compare } from '../choice';
import { figuresCsv } from '../csv';
import { STANDARD } from '../standard';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The figures of the comparison that the page shows without a choice. */
export const GET: RequestHandler = async () => {
  const { answer } = await compare(await buildEngine(), STANDARD);
  return new Response(figuresCsv(answer.indicators, answer.sources), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
