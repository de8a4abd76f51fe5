import { describe, expect, it } from 'vitest';
import { of, table } from './tables';

const indicators = table('indicators');
const indicatorIds = new Set(indicators.map((row) => of(row, 'indicator_id')));
const sourceIds = new Set(table('sources').map((row) => of(row, 'source_id')));
const breaks = table('series_breaks');

describe('series breaks', () => {
  const years = (indicator: string): string[] =>
    breaks
      .filter((row) => row.indicator_id === indicator)
      .map((row) => of(row, 'period'))
      .sort();

  it.each([
    ['papi', ['2016', '2018']],
    ['papi-d1', ['2016']],
    ['papi-d2', ['2016']],
    ['papi-d3', ['2016']],
    ['papi-d4', ['2016']],
    ['papi-d5', ['2016', '2021']],
    ['papi-d6', ['2016']],
    ['papi-d7', []],
    ['papi-d8', []],
    ['papi-d2-1', ['2016', '2018']],
    ['papi-d2-4', []],
    ['papi-d5-1', ['2016', '2021']],
    ['pci', ['2006', '2009', '2013']],
    ['pci-unweighted', ['2006', '2009', '2013']],
    ['pci-transparency', ['2006']],
    ['pci-labour', ['2006']],
    ['pci-policy-bias', ['2006', '2013']],
    ['sipas', ['2022']],
    ['sipas-feedback', ['2022']],
    ['par-index', ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2024', '2025']],
    ['par-index-d3', ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2024', '2025']],
    ['dti', ['2024']],
    ['dvc-766', []],
    ['dvc-766-online', []],
  ])('%s: %j', (indicator, expected) => {
    expect(indicatorIds.has(indicator)).toBe(true);
    expect(years(indicator)).toEqual(expected);
  });

  it('each say why, with a source', () => {
    for (const row of breaks) {
      expect(of(row, 'reason_vi')).toMatch(/^\S.*\.$/);
      expect(sourceIds.has(of(row, 'source_id'))).toBe(true);
    }
  });
});

describe('scoring frameworks', () => {
  const items = table('framework_items');
  const max = (framework: string): Record<string, string> =>
    Object.fromEntries(
      items
        .filter((row) => row.framework_id === framework)
        .map((row) => [of(row, 'indicator_id'), of(row, 'max_points')]),
    );
  const sum = (values: (string | undefined)[]): number =>
    values.reduce((total, value) => total + Number(value), 0);

  it('PAR INDEX 2017 has all eight maxima, adding up to 100', () => {
    const points = max('par-index-2948-2017');
    const domains = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => points[`par-index-d${n}`]);
    expect(domains).toEqual(['10', '10', '14.5', '11', '16', '7', '16', '15.5']);
    expect(sum(domains)).toBe(100);
  });

  it('an unknown maximum stays empty and an inferred one says so', () => {
    const points = max('par-index-876-2022');
    expect(points).toMatchObject({ 'par-index-d1': '', 'par-index-d3': '13', 'par-index-d4': '10.5' });
    const d8 = items.find(
      (row) => row.framework_id === 'par-index-876-2022' && row.indicator_id === 'par-index-d8',
    );
    expect(d8).toMatchObject({ max_points: '16.5', status: 'derived' });
  });

  it('QĐ 766 adds up to 100 in five groups, and the online group is 12 + 10', () => {
    const points = max('dvc-766-2022');
    const groups = ['transparency', 'timeliness', 'digitisation', 'online', 'satisfaction'];
    expect(sum(groups.map((name) => points[`dvc-766-${name}`]))).toBe(100);
    expect(sum([points['dvc-766-online-service'], points['dvc-766-online-payment']])).toBe(22);
  });

  it.each(['pci-2006', 'pci-2009', 'pci-2013'])('the weights of %s add up to 100', (framework) => {
    const weights = items.filter((row) => row.framework_id === framework && row.weight);
    expect(sum(weights.map((row) => row.weight))).toBe(100);
  });
});

describe('indicators in plain words', () => {
  it('say in at most three sentences what they are, and have a label of at most 40 characters', () => {
    for (const row of indicators) {
      const plain = of(row, 'plain_vi');
      const sentences = plain.split(/[.!?](?:\s|$)/).filter(Boolean);
      expect(sentences.length, of(row, 'indicator_id')).toBeGreaterThan(0);
      expect(sentences.length, of(row, 'indicator_id')).toBeLessThanOrEqual(3);
      expect(plain, of(row, 'indicator_id')).not.toMatch(/CCHC|TTHC|UBND|DVC|BCCI|CSDL/);
      expect([...of(row, 'short_vi')].length).toBeLessThanOrEqual(40);
    }
  });
});
