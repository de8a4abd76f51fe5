import { expect, it, test } from 'vitest';
import { doersOf, groupMembers, isGroup, throughGroups } from './agency-groups';

test.each([
  ['so-noi-vu', 'Sở Nội vụ', 'Department of Home Affairs', false],
  ['cac-so-ban-nganh-tinh', 'Các sở, ban, ngành tỉnh', null, true],
  ['buu-dien-huyen', 'Bưu điện các huyện, thị xã, thành phố', 'District post offices', true],
  ['don-vi-du-toan', 'Cơ quan, đơn vị dự toán cấp tỉnh', 'Provincial budget units (group)', true],
  ['ubnd-cap-huyen', 'UBND cấp huyện', null, true],
])('%s', (agency_id, name_vi, name_en, group) => {
  expect(isGroup({ agency_id, name_vi, name_en })).toBe(group);
});

const unit = (unit_id: string, change = {}) => ({
  unit_id,
  level: 'district' as const,
  code: '1',
  valid_from: null,
  valid_to: '2025-06-30',
  ...change,
});
const INSIDE = [
  unit('a'),
  unit('b', { valid_to: '2023-12-31' }),
  unit('c', { code: null }),
  unit('d', { level: 'commune' }),
];

it('finds the committees of a level on a day, and says when it does not know', () => {
  expect(groupMembers('ubnd-cap-huyen', [], INSIDE, '2023-09-30')).toEqual(['a', 'b']);
  expect(groupMembers('ubnd-cap-huyen', [], INSIDE, '2024-09-30')).toEqual(['a']);
  expect(groupMembers('ubnd-cap-huyen', [], INSIDE, '2025-07-01')).toBeNull();
  expect(groupMembers('cac-so-ban-nganh-tinh', [], INSIDE, '2023-09-30')).toBeNull();
  expect(groupMembers('ubnd-cap-huyen', ['x'], INSIDE, '2023-09-30')).toEqual(['x']);
});

test.each([
  [[], { by: 'one' }],
  [['a'], { by: 'one' }],
  [['a', 'b'], { by: 'joint', members: ['a', 'b'] }],
  [['known'], { by: 'group', members: ['b', 'c'] }],
  [['a', 'b', 'known'], { by: 'group', members: ['a', 'b', 'c'] }],
  [['unknown'], { by: 'group', members: null }],
  [['a', 'known', 'unknown'], { by: 'group', members: null }],
])('led by %j it is done by %j', (leads, doers) => {
  const groups = new Map([
    ['known', ['b', 'c']],
    ['unknown', null],
  ]);
  expect(doersOf(leads, (id) => groups.get(id))).toEqual(doers);
});

test.each([
  [null, ['nhom'], []],
  ['a', ['nhom', 'b'], ['nhom']],
  ['a', ['nhom', 'a'], []],
  ['a', ['khac'], []],
  ['b', ['nhom'], []],
])('%s has what is given to %j through %j', (agency, named, through) => {
  const listed = [
    { group_agency_id: 'nhom', member_id: 'a' },
    { group_agency_id: 'khac', member_id: 'b' },
  ];
  expect(throughGroups(agency, named, listed)).toEqual(through);
});
