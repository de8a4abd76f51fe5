/** A CacheStorage in memory; `room` is how many bytes of bodies it takes. */
export function fakeCaches(room = Infinity) {
  const shelves = new Map<string, Map<string, { body: string; headers: [string, string][] }>>();
  const used = () =>
    [...shelves.values()]
      .flatMap((shelf) => [...shelf.values()])
      .reduce((sum, { body }) => sum + body.length, 0);
  const href = (address: string) => new URL(address, 'https://x').href;
  const open = (name: string) => {
    const shelf = shelves.get(name) ?? new Map();
    shelves.set(name, shelf);
    return {
      match: async (address: string) => {
        const found = shelf.get(href(address));
        return found && new Response(found.body, { headers: found.headers });
      },
      put: async (address: string, response: Response) => {
        const body = await response.text();
        const before = shelf.get(href(address))?.body.length ?? 0;
        if (used() - before + body.length > room)
          throw new DOMException('full', 'QuotaExceededError');
        shelf.set(href(address), { body, headers: [...response.headers] });
      },
      keys: async () => [...shelf.keys()].map((url) => new Request(url)),
      delete: async (address: string) => shelf.delete(href(address)),
    };
  };
  const storage = {
    open: async (name: string) => open(name),
    has: async (name: string) => shelves.has(name),
    match: async (address: string, { cacheName }: { cacheName: string }) =>
      shelves.has(cacheName) ? open(cacheName).match(address) : undefined,
    keys: async () => [...shelves.keys()],
    delete: async (name: string) => shelves.delete(name),
  };
  return {
    caches: storage as unknown as CacheStorage,
    /** Paths kept of a release. */
    kept: (release: string) =>
      [...(shelves.get(`parscope:${release}`)?.keys() ?? [])]
        .map((url) => new URL(url).pathname)
        .sort(),
    releases: () => [...shelves.keys()],
  };
}
