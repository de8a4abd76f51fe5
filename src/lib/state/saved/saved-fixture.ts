import type { OwnFile } from '../own-file';

/** A saved file for tests. */
export function ownFile(about: Partial<OwnFile> = {}): OwnFile {
  return {
    id: 'a1',
    rev: 'b1',
    name: 'huyen.csv',
    table: 'own_1',
    model: 'observations',
    order: 1,
    from: 'file',
    size: 120,
    rows: 2,
    indicators: [{ indicator_id: 'dti', name: 'DTI' }],
    periods: ['2024'],
    levels: ['province'],
    views: [],
    loadedAt: '2025-03-01T08:00:00.000Z',
    notices: [],
    checked: { release: 'r1', facts: 'f1', beside: '' },
    stale: null,
    ...about,
  };
}
