import { expect, it } from 'vitest';
import { isComponent } from './is-component';

it('tells the scored parts of an index from the index, its scorecards below and what stands alone', () => {
  const of = (indicator_id: string, index_id: string | null) =>
    isComponent({ indicator_id, index_id });
  expect(of('papi-d5', 'papi')).toBe(true);
  expect(of('papi', 'papi')).toBe(false);
  expect(of('par-index-district', 'par-index')).toBe(false);
  expect(of('online-dossier-rate', 'par-index')).toBe(false);
  expect(of('portal-satisfaction', null)).toBe(false);
});
