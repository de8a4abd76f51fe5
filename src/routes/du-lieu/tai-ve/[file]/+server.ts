import { error } from '@sveltejs/kit';
import { download, downloadNames } from '../../downloads.server';

export const prerender = true;

export const entries = () => downloadNames().map((file) => ({ file }));

/** A table as CSV or Parquet, written when the site is built. */
export async function GET({ params }) {
  const found = await download(params.file);
  if (!found) error(404);
  return new Response(found.body, { headers: { 'content-type': found.type } });
}
