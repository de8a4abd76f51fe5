import { describe, expect, it } from 'vitest';
import { askedPage, dataKey, kindOf, offlineAddress, pageKey, pageOfData } from './kinds';
import { surplus } from './limits';
import { assetsOf, releaseOfData, releaseOfPage, titleOf } from './marks';

describe('addresses', () => {
  it('are pages, data, hashed files, or left alone', () => {
    expect(kindOf('/', true)).toBe('page');
    expect(kindOf('/don-vi/gia-lai.pleiku', true)).toBe('page');
    expect(kindOf('/so-sanh', false)).toBeNull();
    expect(kindOf('/so-sanh/__data.json', false)).toBe('data');
    expect(kindOf('/_app/immutable/chunks/x.js', false)).toBe('asset');
    expect(kindOf('/_app/version.json', false)).toBeNull();
    expect(kindOf('/tim-kiem/muc-luc.json', false)).toBe('list');
    expect(kindOf('/service-worker.js', false)).toBeNull();
    expect(kindOf('/xep-hang/papi/2024/bang.csv', true)).toBeNull();
  });
  it('of one page are one', () => {
    for (const path of ['/so-sanh', '/so-sanh/', '/so-sanh.html', '/so-sanh/index.html'])
      expect(pageKey(path)).toBe('/so-sanh');
    for (const path of ['/', '/index.html', '']) expect(pageKey(path)).toBe('/');
  });
  it('of data and page lead to each other', () => {
    for (const page of ['/', '/so-sanh', '/don-vi/gia-lai'])
      expect(pageOfData(dataKey(page))).toBe(page);
  });
  it('asked for survive the way to the offline page, others are refused', () => {
    const asked = (address: string) => askedPage(new URL(address, 'https://x').search);
    expect(asked(offlineAddress('/so-sanh?dv=a&ct=b'))).toBe('/so-sanh?dv=a&ct=b');
    for (const other of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/ngoai-tuyen',
    ])
      expect(asked(offlineAddress(other))).toBeNull();
  });
});

describe('marks', () => {
  const html = `<title>A &amp; B – PARscope</title>
    <link href="../_app/immutable/assets/0.css" rel="stylesheet">
    <script>import("../_app/immutable/entry/start.js"); data: [{type:"data",data:{release:"17"},uses:{}},null]</script>`;
  it('of a page', () => {
    expect(releaseOfPage(html)).toBe('17');
    expect(releaseOfPage('<meta name="release" content="18"/>')).toBe('18');
    expect(releaseOfPage('<title>404</title>')).toBeNull();
    expect(titleOf(html)).toBe('A & B');
    expect(assetsOf(html, 'https://x/xep-hang/papi')).toEqual([
      'https://x/_app/immutable/assets/0.css',
      'https://x/_app/immutable/entry/start.js',
    ]);
  });
  it('of data', () => {
    const nodes = [{ type: 'data', data: [{ other: 2, release: 1 }, '17', 'x'] }];
    expect(releaseOfData(JSON.stringify({ type: 'data', nodes }))).toBe('17');
    for (const text of ['', '{}', '{"nodes":[null]}', '{"nodes":[{"data":[{}]}]}', 'lỗi'])
      expect(releaseOfData(text)).toBeNull();
  });
});

describe('limits', () => {
  const held = (path: string, read: number, bytes: number) => ({ path, read, bytes });
  it('drop what was read longest ago', () => {
    const all = [held('/a', 1, 10), held('/b', 3, 10), held('/c', 2, 10)];
    const dropped = (limits: { pages: number; bytes: number }) =>
      surplus(all, limits).map((one) => one.path);
    expect(dropped({ pages: 3, bytes: 30 })).toEqual([]);
    expect(dropped({ pages: 2, bytes: 30 })).toEqual(['/a']);
    expect(dropped({ pages: 3, bytes: 25 })).toEqual(['/a']);
    expect(dropped({ pages: 0, bytes: 30 })).toHaveLength(3);
  });
});
