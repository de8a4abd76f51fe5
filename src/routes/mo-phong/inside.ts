import { isSimulated, SECTION } from '$lib/state/section';

const SAME = ['xep-hang', 'so-sanh', 'ty-le', 'cham-diem'];

function withQuery(path: string, params: URLSearchParams, hash: string): string {
  const query = params.toString().replaceAll('%2C', ',');
  return SECTION + path + (query ? `?${query}` : '') + hash;
}

/**
 * Where a link that a shared component draws leads inside the section: to the same question asked of the simulated
 * package, else to the first page of the section. Links within the page or to other sites stay as they are.
 */
export function insideSection(href: string): string {
  if (!/^\/(?!\/)/.test(href)) return href;
  const { pathname, searchParams: params, hash } = new URL(href, 'http://site');
  if (isSimulated(pathname)) return href;
  const [first = '', second, third] = pathname.split('/').slice(1);
  const set = (name: string, value: string | undefined) => {
    if (value && !params.has(name)) params.set(name, value);
  };
  if (first === 'don-vi' && second) {
    if (second !== 'xem') params.set('dv', second);
    return withQuery('/don-vi', params, hash);
  }
  if (first === 'xep-hang' && second) {
    set('ct', second);
    set('ky', third);
    return withQuery('/xep-hang', params, '');
  }
  if (first === 'chi-so') {
    set('ct', second);
    return withQuery('/xep-hang', params, '');
  }
  if (first === 'du-lieu' && second === 'nguon') return withQuery('/chat-luong', params, hash);
  if (first === 'du-lieu' && second === 'chat-luong') return withQuery('/chat-luong', params, hash);
  if (SAME.includes(first)) return withQuery(pathname, params, hash);
  return SECTION;
}

/** For `{@attach}`: keeps every link under a node inside the section, those drawn later too. */
export function stayInside(node: HTMLElement): () => void {
  const mend = (link: Element) => {
    const href = link.getAttribute('href') ?? '';
    const inside = insideSection(href);
    if (inside !== href) link.setAttribute('href', inside);
  };
  const mendAll = (root: Element) => {
    if (root.matches('a[href]')) mend(root);
    for (const link of root.querySelectorAll('a[href]')) mend(link);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') mendAll(target as Element);
      for (const added of addedNodes) if (added instanceof Element) mendAll(added);
    }
  });
  const options = { childList: true, subtree: true, attributeFilter: ['href'] };
  mendAll(node);
  observer.observe(node, options);
  return () => observer.disconnect();
}
