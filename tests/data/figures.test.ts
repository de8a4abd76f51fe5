import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { countBy, of, table, type Row } from './tables';

const indicatorIds = new Set(table('indicators').map((row) => of(row, 'indicator_id')));
const sourceIds = new Set(table('sources').map((row) => of(row, 'source_id')));
const unitIds = new Set(table('units').map((row) => of(row, 'unit_id')));
const papi = table('observations/papi');
const pci = table('observations/pci');
const dti = table('observations/dti');
const withheld = table('withheld');

/** Sub-dimensions of one PAPI dimension are summed together. */
const group = (row: Row): string =>
  of(row, 'indicator_id').replace(/^(papi-d\d)-\d$/, (_, dimension: string) => `${dimension}-*`);

describe('figures carried over from the published tables', () => {
  const rows = [...papi, ...pci, ...dti];

  it.each(Object.entries(golden))('%s: count and sum per indicator and year', (source, groups) => {
    const found: Record<string, Record<string, [number, number]>> = {};
    for (const row of rows.filter((one) => of(one, 'source_id') === source)) {
      const years = (found[group(row)] ??= {});
      const cell = (years[of(row, 'period')] ??= [0, 0]);
      cell[0] += 1;
      cell[1] += Number(of(row, 'value'));
    }
    const rounded = Object.fromEntries(
      Object.entries(found).map(([name, years]) => [
        name,
        Object.fromEntries(
          Object.entries(years).map(([year, [n, sum]]) => [year, [n, sum.toFixed(4)]]),
        ),
      ]),
    );
    expect(rounded).toEqual(groups);
  });

  it('holds every row of the three collections', () => {
    expect(papi).toHaveLength(28_854);
    const bySource = countBy([...pci, ...dti], (row) => of(row, 'source_id'));
    expect(bySource).toMatchObject({
      'vcci-pci-workbooks': 7970,
      'vcci-pci-2017-2022': 378,
      'mic-dti-2022-2024': 945,
    });
  });

  it('keeps the values as published, to the last digit', () => {
    const value = (file: Row[], unit: string, indicator: string, period: string): string[] =>
      file
        .filter(
          (row) =>
            row.unit_id === unit && row.indicator_id === indicator && row.period === period,
        )
        .map((row) => of(row, 'value'));
    expect(value(papi, 'ha-noi', 'papi-d1', '2011')).toEqual(['5.7625']);
    expect(value(pci, 'ha-noi', 'pci', '2005')).toEqual(['60.3244']);
    expect(value(pci, 'ha-giang', 'pci', '2017')).toEqual(['59.16']);
    expect(value(dti, 'ha-noi', 'dti', '2022')).toEqual(['0.6098']);
  });

  it('names only known units, indicators and sources, with one preferred value a cell', () => {
    for (const row of rows) {
      expect(unitIds.has(of(row, 'unit_id'))).toBe(true);
      expect(indicatorIds.has(of(row, 'indicator_id'))).toBe(true);
      expect(sourceIds.has(of(row, 'source_id'))).toBe(true);
    }
    const preferred = rows.filter((row) => row.preferred === 'true');
    const cells = new Set(
      preferred.map((row) =>
        ['unit_id', 'indicator_id', 'period', 'breakdown'].map((name) => of(row, name)).join('|'),
      ),
    );
    expect(cells.size).toBe(preferred.length);
  });

  it('flags the uncertain labels of 2005 and the totals of 2011', () => {
    const noted = (period: string): string[] =>
      pci.filter((row) => row.period === period && row.note).map((row) => of(row, 'indicator_id'));
    expect(noted('2005')).toHaveLength(9 * 41);
    expect(noted('2005')).not.toContain('pci');
    expect(noted('2011')).toEqual(Array(63).fill('pci'));
  });
});

describe('PAPI scores that were not published', () => {
  const provinces = (period: string): string[] =>
    [
      ...new Set(
        withheld.filter((row) => row.period === period).map((row) => of(row, 'unit_id')),
      ),
    ].sort();

  it('are those of the known provinces', () => {
    expect(
      Object.fromEntries(
        [...new Set(withheld.map((row) => of(row, 'period')))].map((y) => [y, provinces(y)]),
      ),
    ).toEqual({
      '2014': ['bac-giang', 'dong-thap'],
      '2018': ['dong-thap', 'quang-ninh'],
      '2021': ['bac-giang', 'bac-ninh', 'quang-ninh'],
      '2022': ['bac-giang', 'bac-ninh'],
      '2023': ['binh-duong', 'quang-ninh'],
      '2024': ['tien-giang', 'vinh-phuc'],
    });
  });

  it('make every indicator and year complete: 63 provinces with a score or known to lack it', () => {
    const known = countBy(
      [...papi, ...withheld],
      (row) => `${of(row, 'indicator_id')} ${of(row, 'period')}`,
    );
    expect(Object.entries(known).filter(([, n]) => n !== 63)).toEqual([]);
  });

  it('leave the total empty when only part was published', () => {
    const of2018 = withheld.filter((row) => row.period === '2018' && row.unit_id === 'quang-ninh');
    expect(of2018.map((row) => of(row, 'indicator_id'))).toEqual([
      'papi',
      ...['papi-d2', 'papi-d2-1', 'papi-d2-2', 'papi-d2-3', 'papi-d2-4'],
      ...['papi-d4', 'papi-d4-1', 'papi-d4-2', 'papi-d4-3', 'papi-d4-4'],
    ]);
    expect(of2018.find((row) => row.indicator_id === 'papi')?.reason).toContain('một phần');
  });
});

