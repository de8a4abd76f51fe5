import { describe, expect, it, vi } from 'vitest';
import { fakeCaches } from './fake-caches.test-helper';
import { Keeper } from './keeper';
import { Shelf } from './shelf';

const ORIGIN = 'https://x';
const asset = (name: string) => `/_app/immutable/${name}`;

const pageOf = (release: string, title: string, assets = ['a.js']) =>
  `<title>${title} – PARscope</title>${assets
    .map((name) => `<link href=".${asset(name)}" rel="modulepreload">`)
    .join('')}<script>data: [{type:"data",data:{release:"${release}"},uses:{}}]</script>`;
const dataOf = (release: string) =>
  JSON.stringify({ type: 'data', nodes: [{ type: 'data', data: [{ release: 1 }, release] }] });

type Site = Record<string, string | number>;

/** A host that serves `files` (or a status), until it is off. */
function host(files: Site) {
  const asked: string[] = [];
  const state = { files, off: false, asked };
  const answer = async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url);
    asked.push(pathname);
    if (state.off) throw new TypeError('no network');
    const found = state.files[pathname] ?? 404;
    if (typeof found === 'number') return new Response('lỗi', { status: found });
    const type = pathname.startsWith('/_app') ? 'text/javascript' : 'text/html; charset=utf-8';
    return new Response(found, { headers: { 'content-type': type } });
  };
  return { state, answer };
}

function setUp(files: Site, store = fakeCaches(), release = '1') {
  const net = host(files);
  let time = 0;
  const world = {
    release,
    origin: ORIGIN,
    caches: store.caches,
    fetch: net.answer,
    now: () => ++time,
    sparing: () => false,
    runs: async (): Promise<string | null> => release,
    inUse: async (): Promise<ReadonlySet<string> | null> => new Set(),
  };
  const keeper = new Keeper(world);
  const settle = async (response: Response) => {
    await keeper.settled();
    return response;
  };
  return {
    ...net.state,
    net: net.state,
    store,
    keeper,
    world,
    read: async (path: string) => settle(await keeper.page(new Request(ORIGIN + path))),
    data: async (path: string) => settle(await keeper.data(new Request(ORIGIN + path))),
    list: async (path: string) => settle(await keeper.list(new Request(ORIGIN + path), 'tab')),
    asset: async (path: string) => settle(await keeper.asset(new Request(ORIGIN + path))),
  };
}

const SITE: Site = {
  '/': pageOf('1', 'Tổng quan'),
  '/so-sanh': pageOf('1', 'So sánh', ['a.js', 'b.js']),
  '/so-sanh/__data.json': dataOf('1'),
  '/ngoai-tuyen': pageOf('1', 'Ngoại tuyến'),
  [asset('a.js')]: 'a',
  [asset('b.js')]: 'b',
};

describe('what was read', () => {
  it('is answered without a network, with every file it names, whatever stands behind “?”', async () => {
    const site = setUp(SITE);
    await site.read('/so-sanh?dv=gia-lai');
    site.net.off = true;
    expect(await (await site.read('/so-sanh?dv=ha-noi')).text()).toContain('So sánh');
    expect(await (await site.asset(asset('b.js'))).text()).toBe('b');
  });

  it('comes from the network as long as there is one', async () => {
    const site = setUp({ ...SITE });
    await site.read('/');
    site.net.files['/'] = pageOf('1', 'Mới');
    expect(await (await site.read('/')).text()).toContain('Mới');
    site.net.files['/'] = 503;
    expect(await (await site.read('/')).text()).toContain('Mới');
  });

  it('is kept as a whole page too where only its data were asked for', async () => {
    const site = setUp(SITE);
    await site.data('/so-sanh/__data.json?x-sveltekit-invalidated=01');
    site.net.off = true;
    expect(await (await site.read('/so-sanh')).text()).toContain('So sánh');
    expect(await (await site.data('/so-sanh/__data.json')).text()).toBe(dataOf('1'));
  });

  it('is shown when the network is slow', async () => {
    vi.useFakeTimers();
    const site = setUp(SITE);
    await site.read('/');
    site.world.fetch = () => new Promise(() => undefined);
    const answer = site.keeper.page(new Request(`${ORIGIN}/`));
    await vi.advanceTimersByTimeAsync(4000);
    expect(await (await answer).text()).toContain('Tổng quan');
    vi.useRealTimers();
  });

  it('does not hold errors, nor a page whose files are missing', async () => {
    const site = setUp({ '/': pageOf('1', 'x', ['gone.js']), '/mat': 404 });
    expect((await site.read('/mat')).status).toBe(404);
    await site.read('/');
    expect(site.store.kept('1')).toEqual([]);
  });
});

describe('what was not read', () => {
  it('leads to the offline page, which knows the address asked for', async () => {
    const site = setUp(SITE);
    await site.keeper.install();
    site.net.off = true;
    const answer = await site.read('/don-vi/gia-lai?x=1');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(
      `${ORIGIN}/ngoai-tuyen?trang=%2Fdon-vi%2Fgia-lai%3Fx%3D1`,
    );
    expect((await site.data('/don-vi/gia-lai/__data.json')).type).toBe('error');
  });
});

describe('the offline page', () => {
  it('missed at first is fetched when a page is used', async () => {
    const site = setUp({ ...SITE, '/ngoai-tuyen': 503 });
    await site.keeper.install();
    expect(site.store.kept('1')).toEqual([]);
    site.net.files['/ngoai-tuyen'] = pageOf('1', 'Ngoại tuyến');
    const hello = { kind: 'used', release: '1', page: '/', assets: [] as string[] } as const;
    site.keeper.used(hello);
    await site.keeper.settled();
    site.keeper.used(hello);
    await site.keeper.settled();
    expect(site.asked.filter((path) => path === '/ngoai-tuyen')).toHaveLength(2);
    site.net.off = true;
    expect((await site.read('/so-sanh')).status).toBe(302);
  });
});

describe('releases', () => {
  it('never lie on one shelf', async () => {
    const site = setUp({ ...SITE, '/': pageOf('2', 'x'), '/so-sanh/__data.json': dataOf('2') });
    await site.read('/');
    await site.data('/so-sanh/__data.json');
    expect(site.store.kept('1')).toEqual([]);
  });

  it('give way: pages are fetched anew, the old shelf goes when no tab uses it', async () => {
    const store = fakeCaches();
    const old = setUp(SITE, store);
    await old.read('/');
    await old.read('/so-sanh');
    const next = setUp({ '/': pageOf('2', 'Mới', ['c.js']), [asset('c.js')]: 'c' }, store, '2');
    let inUse = new Set(['1']);
    next.world.inUse = async () => inUse;
    const hello = { kind: 'used', release: '2', page: '/', assets: [] } as const;
    next.net.off = true;
    expect(await (await next.read('/')).text()).toContain('Tổng quan');
    next.net.off = false;
    next.keeper.used({ ...hello, assets: [] });
    await next.keeper.settled();
    expect(store.releases()).toEqual(['parscope:1', 'parscope:2']);
    inUse = new Set(['2']);
    next.keeper.used({ ...hello, assets: [] });
    await next.keeper.settled();
    expect(store.releases()).toEqual(['parscope:2']);
    next.net.off = true;
    expect(await (await next.read('/')).text()).toContain('Mới');
  });

  it('stay while a tab does not say what it runs, and while the network is off', async () => {
    const store = fakeCaches();
    await setUp(SITE, store).read('/');
    const next = setUp({ '/': pageOf('2', 'x') }, store, '2');
    const hello = { kind: 'used', release: '2', page: '/', assets: [] as string[] } as const;
    next.net.off = true;
    next.keeper.used(hello);
    await next.keeper.settled();
    expect(store.kept('1')).toContain('/');
    next.net.off = false;
    next.world.inUse = async () => null;
    next.keeper.used(hello);
    await next.keeper.settled();
    expect(store.releases()).toContain('parscope:1');
  });
});

describe('the last tab of a release', () => {
  const hello = { kind: 'used', release: '2', page: '/', assets: [] as string[] } as const;
  const two = async () => {
    const store = fakeCaches();
    await setUp(SITE, store).read('/');
    return { store, next: setUp({ '/': pageOf('2', 'x', []) }, store, '2') };
  };

  it('may go while it is asked: what it tells then is not lost', async () => {
    const { store, next } = await two();
    let asked = 0;
    next.world.inUse = async () => {
      if (asked++ > 0) return new Set(['2']);
      next.keeper.used(hello);
      await new Promise((resolve) => setTimeout(resolve));
      return new Set(['1', '2']);
    };
    next.keeper.used(hello);
    await next.keeper.settled();
    expect(store.releases()).toEqual(['parscope:2']);
  });

  it('takes its shelf along: who still looks there does not bring it back', async () => {
    const { store, next } = await two();
    next.keeper.used(hello);
    await next.keeper.settled();
    store.caches.keys = async () => ['parscope:1', 'parscope:2'];
    await next.asset(asset('z.js'));
    expect(store.releases()).toEqual(['parscope:2']);
  });
});

describe('a list', () => {
  const files = { '/tim.json': 'một', '/_app/version.json': '{"version":"1"}' };

  it('is kept while the host serves the release, and given to no other', async () => {
    const site = setUp(files);
    expect(await (await site.list('/tim.json')).text()).toBe('một');
    site.net.off = true;
    expect(await (await site.list('/tim.json')).text()).toBe('một');
    site.net.off = false;
    site.world.runs = async () => '2';
    expect((await site.list('/tim.json')).type).toBe('error');
  });

  it('of a newer host is refused to old code', async () => {
    const site = setUp({ ...files, '/_app/version.json': '{"version":"2"}' });
    expect((await site.list('/tim.json')).type).toBe('error');
    site.world.runs = async () => '2';
    expect(await (await site.list('/tim.json')).text()).toBe('một');
    expect(site.store.kept('1')).toEqual([]);
  });
});

describe('the engine', () => {
  const listOf = (release: string, files: Site) =>
    JSON.stringify({
      release,
      files: Object.keys(files).filter((path) => path.startsWith('/_app')),
    });

  it('once fetched brings everything that works with it, also in the next release', async () => {
    const files = { ...SITE, [asset('d.wasm')]: 'wasm', [asset('live.js')]: 'l' };
    const store = fakeCaches();
    const site = setUp({ ...files, '/_app/files.json': listOf('1', files) }, store);
    await site.read('/');
    expect(store.kept('1')).not.toContain(asset('live.js'));
    await site.asset(asset('d.wasm'));
    expect(store.kept('1')).toEqual(expect.arrayContaining([asset('d.wasm'), asset('live.js')]));

    const newer = { [asset('d.wasm')]: 'wasm', [asset('live2.js')]: 'l' };
    const list = listOf('2', newer);
    const next = setUp(
      { '/': pageOf('2', 'x', []), [asset('live2.js')]: 'l', '/_app/files.json': list },
      store,
      '2',
    );
    next.keeper.used({ kind: 'used', release: '2', page: '/', assets: [] });
    await next.keeper.settled();
    expect(store.kept('2')).toEqual(['/', '/_app/files.json', asset('d.wasm'), asset('live2.js')]);
    expect(next.asked).not.toContain(asset('d.wasm'));
  });
});

describe('a full storage', () => {
  it('never fails a request, and makes room from the pages read longest ago', async () => {
    const site = setUp(
      {
        '/1': pageOf('1', 'Một', []),
        '/2': pageOf('1', 'Hai', []),
        '/3': pageOf('1', 'Ba', []),
        [asset('d.wasm')]: 'w'.repeat(500),
      },
      fakeCaches(2.5 * pageOf('1', 'Một', []).length),
    );
    for (const path of ['/1', '/2', '/3']) expect((await site.read(path)).status).toBe(200);
    expect(site.store.kept('1')).toEqual(['/2', '/3']);
    expect(await (await site.asset(asset('d.wasm'))).text()).toHaveLength(500);
    expect(site.store.kept('1')).toEqual(['/2', '/3']);
  });

  it('counts data and lists in bytes, and drops data along with their page', async () => {
    const site = setUp({
      '/1': pageOf('1', 'Một', []),
      '/1/__data.json': dataOf('1'),
      '/2/__data.json': dataOf('1'),
      '/tim.json': '"Xã Bồ Đề"',
      '/_app/version.json': '{"version":"1"}',
      [asset('a.js')]: 'a',
    });
    site.world.sparing = () => true;
    for (const path of ['/1/__data.json', '/2/__data.json']) await site.data(path);
    await site.read('/1');
    await site.list('/tim.json');
    await site.asset(asset('a.js'));
    const shelf = new Shelf(site.store.caches, '1');
    const weight = (text: string) => Buffer.byteLength(text);
    expect(await shelf.held()).toEqual([
      { path: '/1', read: 3, bytes: weight(pageOf('1', 'Một', []) + dataOf('1')) },
      { path: '/2', read: 2, bytes: weight(dataOf('1')) },
      { path: '/tim.json', read: 4, bytes: weight('"Xã Bồ Đề"') },
    ]);
    await shelf.drop('/1');
    expect(site.store.kept('1')).toEqual(['/2/__data.json', asset('a.js'), '/tim.json']);
  });

  it('or none at all lets everything through', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const none = {
      open: refuse,
      has: refuse,
      match: refuse,
      keys: refuse,
      delete: refuse,
    } as unknown as CacheStorage;
    const site = setUp(SITE, { ...fakeCaches(), caches: none });
    await site.keeper.install();
    expect((await site.read('/')).status).toBe(200);
    expect((await site.data('/so-sanh/__data.json')).status).toBe(200);
    expect(await (await site.asset(asset('a.js'))).text()).toBe('a');
  });
});
