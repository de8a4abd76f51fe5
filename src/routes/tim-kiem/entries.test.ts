import { afterAll, beforeAll, expect, test } from 'vitest';
import { farEntries } from '$lib/domain/far-units';
import { reachesFar, search, searchIndex, type SearchIndex } from '$lib/domain/search';
import { buildEngine } from '$lib/engine/build';
import { ask } from '$lib/queries/question';
import { unitsToFind } from '$lib/queries/units-to-find';
import { entriesOfPages, farUnits } from './entries.server';

/** As many finds as the box and the list of finds show. */
const [BOX, LIST] = [8, 60];
const SLOW = 240_000;
const KIND = /^(Xã|Phường|Đặc khu) /;

let pages: SearchIndex;
let all: SearchIndex;
/** Communes of today by name. */
const communes = new Map<string, string[]>();

beforeAll(async () => {
  pages = searchIndex(await entriesOfPages());
  all = [...pages, ...searchIndex(farEntries(await farUnits()))];
  for (const unit of await ask(await buildEngine(), unitsToFind, {})) {
    if (unit.level !== 'commune' || unit.valid_to !== null) continue;
    communes.set(unit.name_vi, [...(communes.get(unit.name_vi) ?? []), unit.unit_id]);
  }
});
afterAll(async () => (await buildEngine()).close());

function missed(index: SearchIndex, query: string, most: number, ids: readonly string[]): string[] {
  const found = new Set(
    search(index, query, most).map(({ href }) =>
      decodeURIComponent(href.split(/[/=]/).at(-1) ?? ''),
    ),
  );
  return ids.filter((id) => !found.has(id)).map((id) => `${query}: ${id}`);
}

test(
  'every commune of today is among the first finds of its full name',
  () => {
    expect([...communes.values()].flat().length).toBeGreaterThan(3_300);
    const lost = [...communes].flatMap(([name, ids]) =>
      missed(reachesFar(pages, name) ? all : pages, name, BOX, ids),
    );
    expect(lost).toEqual([]);
  },
  SLOW,
);

test(
  'every commune of today is in the list of finds of its bare name',
  () => {
    const lost = [...communes].flatMap(([name, ids]) => {
      expect(name).toMatch(KIND);
      return missed(all, name.replace(KIND, ''), LIST, ids);
    });
    expect(lost).toEqual([]);
  },
  SLOW,
);
