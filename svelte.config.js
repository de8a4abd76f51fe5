import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ fallback: '404.html', strict: true }),
    alias: { $data: 'data', $baked: '.cache/baked' },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self'],
        'connect-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['self'],
      },
    },
    // Such a style is smaller than what its own answer would add to it.
    inlineStyleThreshold: 3072,
    // Registered by state/offline once a page is at rest, and not by `vite dev`.
    serviceWorker: { register: false },
    version: { pollInterval: 15 * 60_000 },
    prerender: { handleHttpError: 'fail', handleMissingId: 'fail' },
  },
};
