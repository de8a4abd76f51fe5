// Serves the built site as a static host would: pre-compressed files, clean addresses, 404 page.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';

const IMMUTABLE = '/_app/immutable/';

/**
 * @param {string} folder
 * @returns {import('node:http').Server}
 */
export function siteServer(folder) {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`${folder} holds no built site: run npm run build first.`);
  }
  const notFound = readFileSync(join(root, '404.html'));
  const compressed = { brotli: true, gzip: true };
  const pages = sirv(root, {
    ...compressed,
    etag: true,
    extensions: ['html'],
    setHeaders(response) {
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
    },
  });
  // Never asked for twice: no tag to compare.
  const hashed = sirv(root, {
    ...compressed,
    setHeaders(response) {
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
  return createServer((request, response) => {
    const files = request.url?.startsWith(IMMUTABLE) ? hashed : pages;
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    });
  });
}

/** @param {import('node:http').Server} server @param {number} port @param {string} host @param {number} tries */
function listen(server, port, host, tries) {
  server.once('error', (error) => {
    const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
    if (taken && tries > 0) return listen(server, port + 1, host, tries - 1);
    console.error(error.message);
    process.exit(1);
  });
  server.listen(port, host, () => {
    server.removeAllListeners('error');
    console.log(`PARscope: http://localhost:${port}/`);
  });
}

if (process.argv[1] && resolve(process.argv[1]).endsWith('serve.mjs')) {
  const folder = process.argv[2] ?? 'build';
  const asked = process.env.PORT;
  listen(
    siteServer(folder),
    Number(asked ?? 4173),
    process.env.HOST ?? 'localhost',
    asked ? 0 : 20,
  );
}
