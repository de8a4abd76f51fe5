import { describe, expect, it } from 'vitest';
import { filled, PLACES } from './offline-page';
import type { KeptPage } from './shelf';

const HTML = `<link href="./a.css" rel="stylesheet"><ul><li>Xếp hạng</li></ul>
<h1 hidden="" data-when="asked">Ngoại tuyến</h1><h1 data-when="not-asked">Đã lưu</h1>
<p hidden="" data-when="asked">Chưa mở được <a href="${PLACES.address}">${PLACES.title}</a></p>
<ul hidden="" data-when="kept"><li class="s"><a href="${PLACES.address}">${PLACES.title}</a> ${PLACES.date}${PLACES.older}</li></ul>
<p data-when="none">Chưa có</p><template data-older="">cũ</template>`;
const page = (path: string, more: Partial<KeptPage> = {}): KeptPage => ({
  page: path,
  title: path.slice(1),
  read: new Date(2026, 1, 3).getTime(),
  release: '2',
  ...more,
});

describe('the offline page', () => {
  it('lists what is kept, an older release marked', () => {
    const html = filled(HTML, [page('/a'), page('/b', { release: '1' })], null, '2');
    expect(html).toContain('<ul ><li class="s"><a href="/a">a</a> 03/02/2026</li>');
    expect(html).toContain('<a href="/b">b</a> 03/02/2026 · cũ</li></ul>');
    expect(html).toContain('hidden data-when="none-no"');
    expect(html).toContain('rel="stylesheet"><ul><li>Xếp hạng</li></ul>');
    expect(html).toContain('<h1 data-when="not-asked">');
  });
  it('says so when nothing is', () => {
    const html = filled(HTML, [], null, '2');
    expect(html).toContain('<p data-when="none">');
    expect(html).not.toContain(`<li class="s">`);
  });
  it('names the page asked for, whatever is written in its address', () => {
    const html = filled(HTML, [], '/x?y="><script>$&', '2');
    expect(html).toContain('<a href="/x?y=&quot;&gt;&lt;script&gt;$&amp;">');
    expect(html).not.toContain('<script>');
    expect(html).toContain('<h1 >Ngoại tuyến');
    expect(html).toContain('<h1 hidden data-when="not-asked-no">');
  });
});
