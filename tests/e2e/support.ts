import type { Page } from '@playwright/test';

/** One address of every kind of page. */
export const PAGE_KINDS = {
  home: '/',
  rankings: '/xep-hang',
  ranking: '/xep-hang/papi/2024',
  'ranking of a long series': '/xep-hang/pci/2012',
  'published ranks only': '/xep-hang/par-index/2023',
  'counted back to today’s units': '/xep-hang/dvc-766/2024',
  'scattered rates': '/xep-hang/online-dossier-rate/2025',
  'results inside provinces': '/xep-hang/par-index-agency/2019',
  'indicator with figures': '/xep-hang/papi',
  'indicator without figures': '/xep-hang/ict-index',
  comparison: '/so-sanh',
  'dissolved unit': '/don-vi/gia-lai',
  'merged unit': '/don-vi/gia-lai-2025',
  'unchanged unit': '/don-vi/ha-noi',
  data: '/du-lieu',
  plans: '/ke-hoach',
  plan: '/ke-hoach/gia-lai-2023',
  'list of pages': '/tim-kiem',
} as const;

export interface Transfer {
  url: string;
  bytes: number;
}

/** Bytes over the wire (headers and compressed bodies) of every request, by DevTools protocol. */
export async function watchTransfers(page: Page): Promise<() => Transfer[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const urls = new Map<string, string>();
  const transfers: Transfer[] = [];
  client.on('Network.requestWillBeSent', (event) => urls.set(event.requestId, event.request.url));
  client.on('Network.loadingFinished', (event) => {
    transfers.push({ url: urls.get(event.requestId) ?? '?', bytes: event.encodedDataLength });
  });
  return () => transfers;
}
