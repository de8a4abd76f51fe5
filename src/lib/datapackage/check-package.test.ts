import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkPackage, type PackageCheck } from './check-package';

const field = (name: string, type = 'string', constraints: object = {}): object => ({
  name,
  type,
  constraints,
});
const table = (
  name: string,
  fields: object[],
  primaryKey: string[],
  more: object = {},
): object => ({
  name,
  path: `${name}.csv`,
  schema: { fields, primaryKey, ...more },
});
const reference = (own: string, resource: string, other: string): object => ({
  fields: own,
  reference: { resource, fields: other },
});

const DESCRIPTOR = {
  name: 'small',
  resources: [
    table(
      'units',
      [
        field('unit_id', 'string', { required: true, pattern: '[a-z-]+' }),
        field('parent_id'),
        field('valid_from', 'date'),
        field('valid_to', 'date'),
      ],
      ['unit_id'],
      { foreignKeys: [reference('parent_id', 'units', 'unit_id')] },
    ),
    table(
      'indicators',
      [
        field('indicator_id'),
        field('measure', 'string', { enum: ['score', 'percent'] }),
        field('scale_min', 'number'),
        field('scale_max', 'number'),
      ],
      ['indicator_id'],
    ),
    table(
      'observations',
      [
        field('unit_id', 'string', { required: true }),
        field('indicator_id'),
        field('period'),
        field('breakdown'),
        field('source_id'),
        field('value', 'number'),
        field('numerator', 'number', { minimum: 0 }),
        field('denominator', 'number'),
        field('published_rank', 'integer', { minimum: 1 }),
        field('published_of', 'integer'),
        field('preferred', 'boolean', { required: true }),
      ],
      ['unit_id', 'indicator_id', 'period', 'breakdown', 'source_id'],
      {
        foreignKeys: [
          reference('unit_id', 'units', 'unit_id'),
          reference('indicator_id', 'indicators', 'indicator_id'),
        ],
      },
    ),
    table(
      'withheld',
      [field('unit_id'), field('indicator_id'), field('period')],
      ['unit_id', 'indicator_id', 'period'],
    ),
  ],
};

const HEAD =
  'unit_id,indicator_id,period,breakdown,source_id,value,numerator,denominator,published_rank,published_of,preferred';
const FILES: Record<string, string> = {
  'datapackage.json': JSON.stringify(DESCRIPTOR),
  'units.csv':
    'unit_id,parent_id,valid_from,valid_to\nvn,,,\nold,vn,,2025-06-30\nnew,vn,2025-07-01,\n',
  'indicators.csv': 'indicator_id,measure,scale_min,scale_max\nindex,score,0,80\nrate,percent,,\n',
  'observations.csv': `${HEAD}\nold,index,2024,,a,40.5,,,1,2,true\nold,index,2024,,b,40.6,,,,,false\nnew,rate,2024,,a,99.5,199,200,,,true\n`,
  'withheld.csv': 'unit_id,indicator_id,period\nold,rate,2024\n',
};

function check(changes: Record<string, string | null>): Promise<PackageCheck> {
  const files: Record<string, string | null> = { ...FILES, ...changes };
  return checkPackage((path) => {
    const text = files[path];
    return Promise.resolve(typeof text === 'string' ? new TextEncoder().encode(text) : null);
  });
}

async function faults(changes: Record<string, string | null>): Promise<string[]> {
  const { problems } = await check(changes);
  return problems.map(({ code, file, row, column }) =>
    [code, file, row, column].filter((x) => x !== undefined).join(' '),
  );
}

const observation = (line: string): Record<string, string> => ({
  'observations.csv': `${FILES['observations.csv']}${line}\n`,
});

test('a sound package has no problems', async () => {
  expect(await check({})).toEqual({
    ok: true,
    problems: [],
    counted: 0,
    internal: {},
    rows: { units: 3, indicators: 2, observations: 3, withheld: 1 },
  });
});

describe('tables against their schema', () => {
  test.each<[string, Record<string, string | null>, string[]]>([
    ['no descriptor', { 'datapackage.json': null }, ['file_missing datapackage.json']],
    ['no JSON', { 'datapackage.json': '{' }, ['descriptor_json datapackage.json']],
    [
      'no resources',
      { 'datapackage.json': '{"resources": []}' },
      ['descriptor_shape datapackage.json resources'],
    ],
    ['a missing file', { 'withheld.csv': null }, ['file_missing withheld.csv']],
    ['a renamed file', { 'withheld.csv': '%PDF-1.4' }, ['file_looks_like withheld.csv']],
    [
      'columns',
      {
        'indicators.csv':
          'indicator_id,measure,scale_min,scale_min,colour\nindex,score,0,0,red\nrate,percent,,,\n',
      },
      [
        'column_duplicate indicators.csv 1 scale_min',
        'column_unknown indicators.csv 1 colour',
        'column_missing indicators.csv 1 scale_max',
      ],
    ],
    [
      'an unknown reference',
      observation('gone,index,2024,,a,1,,,,,true'),
      ['key_unknown observations.csv 5 unit_id'],
    ],
    [
      'a doubled key',
      observation('old,index,2024,,a,1,,,,,false'),
      ['key_duplicate observations.csv 5 unit_id, indicator_id, period, breakdown, source_id'],
    ],
    [
      'an empty required cell',
      observation(',index,2024,,a,1,,,,,true'),
      ['cell_required observations.csv 5 unit_id'],
    ],
    [
      'a decimal comma',
      observation('old,index,2023,,a,"1,5",,,2,,true'),
      ['cell_number observations.csv 5 value'],
    ],
    [
      'below the minimum',
      observation('old,index,2023,,a,1,,,0,,true'),
      ['cell_minimum observations.csv 5 published_rank'],
    ],
    [
      'no boolean',
      observation('old,index,2023,,a,1,,,,,yes'),
      ['cell_boolean observations.csv 5 preferred', 'preferred_none observations.csv 5 preferred'],
    ],
    [
      'outside the enum',
      {
        'indicators.csv':
          'indicator_id,measure,scale_min,scale_max\nindex,score,0,80\nrate,share,,\n',
      },
      ['cell_enum indicators.csv 3 measure'],
    ],
    [
      'outside the pattern',
      { 'units.csv': `${FILES['units.csv']}Huế,vn,,\n` },
      ['cell_pattern units.csv 5 unit_id'],
    ],
    [
      'spaces and NFD',
      { 'withheld.csv': `unit_id,indicator_id,period\nold ,${'rỗ'.normalize('NFD')},2024\n` },
      ['cell_space withheld.csv 2 unit_id', 'cell_not_nfc withheld.csv 2 indicator_id'],
    ],
    [
      'a day that is none',
      { 'units.csv': 'unit_id,parent_id,valid_from,valid_to\nvn,,2025-02-30,\nold,,,\nnew,,,\n' },
      ['cell_date units.csv 2 valid_from'],
    ],
  ])('%s', async (_, changes, expected) => {
    expect(await faults(changes)).toEqual(expected);
  });

  test('faults of the descriptor itself', async () => {
    const resources = [
      table('a', [field('x', 'string', { pattern: '(' }), field('x')], ['y'], {
        foreignKeys: [reference('x', 'b', 'z')],
      }),
      { ...table('b', [field('q')], []), path: '../../etc/passwd' },
      table('b', [field('q')], []),
    ];
    const { problems } = await check({
      'datapackage.json': JSON.stringify({ resources }),
      'a.csv': 'x\n',
      'b.csv': 'q\n',
    });
    expect(problems.map(({ code, found }) => `${code} ${found}`)).toEqual(
      expect.arrayContaining([
        'resource_duplicate b',
        'path_unsafe ../../etc/passwd',
        'field_duplicate x',
        'key_field_unknown y',
        'reference_unknown b.z',
        'pattern_invalid (',
      ]),
    );
  });

  test('a doubled key names both rows', async () => {
    const { problems } = await check(observation('new,rate,2024,,a,1,,,,,false'));
    expect(problems[0]).toMatchObject({
      row: 5,
      params: { first_row: 4, first_file: 'observations.csv' },
      found: 'new | rate | 2024 | | a',
    });
  });
});

describe('rules of the model', () => {
  test.each<[string, Record<string, string | null>, string[]]>([
    [
      'two preferred rows of a cell',
      observation('old,index,2024,,c,1,,,,,true'),
      ['preferred_many observations.csv 5 preferred'],
    ],
    [
      'no preferred row',
      observation('old,index,2023,,c,1,,,,,false'),
      ['preferred_none observations.csv 5 preferred'],
    ],
    [
      'a unit that had ended',
      observation('old,index,2026,,a,1,,,,,true'),
      ['unit_ended observations.csv 5 unit_id'],
    ],
    ['its last half year is fine', observation('old,index,2025,,a,1,,,,,true'), []],
    [
      'over the scale',
      observation('old,index,2023,,a,80.1,,,,,true'),
      ['scale_above observations.csv 5 value'],
    ],
    [
      'under the scale',
      observation('old,index,2023,,a,-1,,,,,true'),
      ['scale_below observations.csv 5 value'],
    ],
    [
      'over 100 percent',
      observation('new,rate,2023,,a,100.1,,,,,true'),
      ['percent_range observations.csv 5 value'],
    ],
    [
      'more done than asked',
      observation('new,rate,2023,,a,100,5,4,,,true'),
      ['numerator_over_denominator observations.csv 5 numerator'],
    ],
    [
      'neither value nor rank',
      observation('new,rate,2023,,a,,,,,,true'),
      ['value_missing observations.csv 5 value'],
    ],
    [
      'a rank beyond the count',
      observation('new,rate,2023,,a,,,,64,63,true'),
      ['rank_over_count observations.csv 5 published_rank'],
    ],
    [
      'a year of no sense',
      observation('old,index,0204,,a,1,,,,,true'),
      ['period_far observations.csv 5 period'],
    ],
    [
      'a value where none was published',
      { 'withheld.csv': 'unit_id,indicator_id,period\nold,index,2024\n' },
      ['withheld_has_value withheld.csv 2 indicator_id'],
    ],
    [
      'dates the wrong way round',
      { 'units.csv': `${FILES['units.csv']}x,vn,2025-07-01,2024-01-01\n` },
      ['dates_reversed units.csv 5 valid_to'],
    ],
  ])('%s', async (_, changes, expected) => {
    expect(await faults(changes)).toEqual(expected);
  });

  test('parents that go round are named once for each unit of the ring', async () => {
    const units = 'unit_id,parent_id,valid_from,valid_to\nvn,,,\nold,new,,\nnew,old,,\nx,old,,\n';
    const found = await faults({ 'units.csv': units });
    expect(found.filter((fault) => fault.startsWith('parent_cycle'))).not.toEqual([]);
    expect(found.every((fault) => fault.startsWith('parent_cycle'))).toBe(true);
  });
});

test('the shipped package is sound, and a slip in it is found', async () => {
  const folder = new URL('../../../data/', import.meta.url);
  const read = (path: string): Promise<Uint8Array> => readFile(new URL(path, folder));
  const sound = await checkPackage(read);
  expect(sound.problems).toEqual([]);
  const slipped = await checkPackage(async (path) => {
    const bytes = await read(path);
    if (path !== 'observations/papi.csv') return bytes;
    return new TextEncoder().encode(
      new TextDecoder().decode(bytes).replace(/^(an-giang,papi,2011,)/m, 'an-gian,papi,2011,'),
    );
  });
  expect(slipped.problems).toMatchObject([
    { code: 'key_unknown', file: 'observations/papi.csv', found: 'an-gian' },
  ]);
});
