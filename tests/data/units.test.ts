import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

type Row = Record<string, string>;

function table(name: string): Row[] {
  const text = readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');
  const parsed = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

const field = (row: Row | undefined, name: string): string => {
  const value = row?.[name];
  if (value === undefined) throw new Error(`no ${name} in ${JSON.stringify(row)}`);
  return value;
};

const units = table('units');
const names = table('unit_names');
const links = table('unit_links');
const byId = new Map(units.map((u) => [field(u, 'unit_id'), u]));

/** ISO dates compare as text; an unknown first day is before, an open last day after all others. */
const validOn = (u: Row, day: string): boolean =>
  field(u, 'valid_from') <= day && (field(u, 'valid_to') === '' || field(u, 'valid_to') >= day);

/** Units with an official place in the lists: Hà Tây aside, a unit without a code is one whose name no source tells. */
const listed = (level: string, day: string): Row[] =>
  units.filter(
    (u) => field(u, 'level') === level && validOn(u, day) && (u['code'] || u.unit_id === 'ha-tay'),
  );

const count = (rows: Row[], key: string): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const row of rows) out[field(row, key)] = (out[field(row, key)] ?? 0) + 1;
  return out;
};

const repeated = (keys: string[]): string[] => keys.filter((k, i) => keys.indexOf(k) !== i);

describe('units', () => {
  it('counts provinces, districts and communes of every era', () => {
    expect(units.filter((u) => u['level'] === 'country').map((u) => u['unit_id'])).toEqual([
      'viet-nam',
    ]);
    expect(units.filter((u) => u['level'] === 'region')).toHaveLength(6);
    expect(listed('province', '2008-07-31')).toHaveLength(64);
    expect(listed('province', '2008-08-01')).toHaveLength(63);
    expect(listed('province', '2025-06-30')).toHaveLength(63);
    expect(listed('province', '2025-07-01')).toHaveLength(34);
    expect(listed('district', '2024-12-31')).toHaveLength(697);
    expect(listed('district', '2025-06-30')).toHaveLength(696);
    expect(listed('district', '2025-07-01')).toHaveLength(0);
    expect(listed('commune', '2025-06-30')).toHaveLength(10_047);
    expect(listed('commune', '2025-07-01')).toHaveLength(3_321);
  });

  it('leaves two units of the source documents and two communes gone before the lists without a code', () => {
    const nameless = units.filter(
      (u) => ['district', 'commune'].includes(field(u, 'level')) && u['code'] === '',
    );
    expect(nameless.map((u) => u['unit_id'])).toEqual([
      'gia-lai.khong-ro-ten',
      'gia-lai.khong-ro-ten.khong-ro-ten',
      'hai-duong.nam-sach.nam-trung',
      'hai-duong.nam-sach.nam-chinh',
    ]);
  });

  it('never uses an id twice, nor a code twice at one level on one day', () => {
    expect(byId.size).toBe(units.length);
    for (const day of ['2008-07-31', '2025-06-30', '2025-07-01'])
      for (const level of ['province', 'district', 'commune']) {
        const codes = listed(level, day).flatMap((u) => (u['code'] ? [u['code']] : []));
        expect(new Set(codes).size, `${level} ${day}`).toBe(codes.length);
      }
  });

  it('keeps the two places of each reused province code apart', () => {
    const of = (code: string): string[] =>
      units
        .filter((u) => u['level'] === 'province' && u['code'] === code)
        .map((u) => field(u, 'unit_id'));
    expect(of('15')).toEqual(['yen-bai', 'lao-cai-2025']);
    expect(of('24')).toEqual(['bac-giang', 'bac-ninh-2025']);
    expect(of('44')).toEqual(['quang-binh', 'quang-tri-2025']);
    expect(of('52')).toEqual(['binh-dinh', 'gia-lai-2025']);
    expect(of('80')).toEqual(['long-an', 'tay-ninh-2025']);
    expect(of('82')).toEqual(['tien-giang', 'dong-thap-2025']);
    expect(of('91')).toEqual(['kien-giang', 'an-giang-2025']);
  });

  it('places every unit under a parent that exists as long as it does', () => {
    const wrong = units.filter((u) => {
      if (u['level'] === 'country' || u['level'] === 'agency') return false;
      const parent = byId.get(field(u, 'parent_id'));
      if (!parent) return true;
      const endsLater =
        field(parent, 'valid_to') !== '' &&
        (u['valid_to'] === '' || field(u, 'valid_to') > field(parent, 'valid_to'));
      return endsLater || field(u, 'valid_from') < field(parent, 'valid_from');
    });
    expect(wrong).toEqual([]);
  });

  it('writes the eleven unchanged provinces once', () => {
    const unchanged = listed('province', '2025-06-30').filter((u) => validOn(u, '2025-07-01'));
    expect(unchanged.map((u) => u['unit_id'])).toEqual(
      `ha-noi cao-bang dien-bien lai-chau son-la lang-son quang-ninh thanh-hoa nghe-an ha-tinh hue`.split(
        ' ',
      ),
    );
  });
});

describe('unit_names', () => {
  const on = (id: string, day: string): string[] =>
    names.filter((n) => n['unit_id'] === id && validOn(n, day)).map((n) => field(n, 'name_vi'));

  it('gives every unit a name in NFC, never two on one day', () => {
    const named = new Set(names.map((n) => n['unit_id']));
    expect(units.filter((u) => !named.has(field(u, 'unit_id')))).toEqual([]);
    expect(names.filter((n) => n['name_vi'] !== n['name_vi']?.normalize('NFC'))).toEqual([]);
    const several = Object.entries(count(names, 'unit_id')).filter(([, n]) => n > 1);
    for (const [id] of several) {
      const rows = names
        .filter((n) => n['unit_id'] === id)
        .sort((a, b) => (field(a, 'valid_from') < field(b, 'valid_from') ? -1 : 1));
      rows.slice(1).forEach((row, i) => {
        const before = new Date(`${field(row, 'valid_from')}T00:00:00Z`);
        before.setUTCDate(before.getUTCDate() - 1);
        expect(field(rows[i], 'valid_to'), id).toBe(before.toISOString().slice(0, 10));
      });
    }
  });

  it('knows which provinces changed their kind, and when', () => {
    expect(on('hue', '2024-12-31')).toEqual(['Tỉnh Thừa Thiên Huế']);
    expect(on('hue', '2025-01-01')).toEqual(['Thành phố Huế']);
    expect(on('dong-nai-2025', '2026-04-29')).toEqual(['Tỉnh Đồng Nai']);
    expect(on('dong-nai-2025', '2026-04-30')).toEqual(['Thành phố Đồng Nai']);
    expect(on('quang-ninh', '2026-08-31')).toEqual(['Tỉnh Quảng Ninh']);
    expect(on('quang-ninh', '2026-09-01')).toEqual(['Thành phố Quảng Ninh']);
    expect(on('bac-ninh-2025', '2026-09-20')).toEqual(['Thành phố Bắc Ninh']);
    const cities = listed('province', '2026-11-01').filter((u) =>
      on(field(u, 'unit_id'), '2026-11-01')[0]?.startsWith('Thành phố'),
    );
    expect(cities).toHaveLength(9);
  });
});

describe('unit_links', () => {
  const level = (id: string): string => field(byId.get(id), 'level');
  const pairs = links.map((l) => `${level(field(l, 'from_unit_id'))}>${field(l, 'effective_on')}`);

  it('has a fixed number of links of each kind', () => {
    expect(count(pairs.map((kind) => ({ kind })), 'kind')).toEqual({
      'province>2008-08-01': 3,
      'province>2025-07-01': 52,
      'commune>2024-12-01': 2,
      'district>2025-01-01': 1,
      'district>2025-07-01': 5,
      'commune>2025-07-01': 10_591,
    });
  });

  it('joins a unit of the day before to one of the day itself', () => {
    const wrong = links.filter((l) => {
      const from = byId.get(field(l, 'from_unit_id'));
      const to = byId.get(field(l, 'to_unit_id'));
      const day = field(l, 'effective_on');
      // A unit that gave up only a part may live on.
      const ended = from && (!validOn(from, day) || l['extent'] === 'partial');
      return !ended || !to || !validOn(to, day);
    });
    expect(wrong).toEqual([]);
  });

  it('merges 52 provinces into 23 and leaves eleven alone', () => {
    const merged = links.filter(
      (l) => level(field(l, 'from_unit_id')) === 'province' && l['effective_on'] === '2025-07-01',
    );
    expect(new Set(merged.map((l) => l['from_unit_id'])).size).toBe(52);
    expect(new Set(merged.map((l) => l['to_unit_id'])).size).toBe(23);
    expect(
      merged.filter((l) => l['to_unit_id'] === 'gia-lai-2025').map((l) => l['from_unit_id']),
    ).toEqual(['binh-dinh', 'gia-lai']);
  });

  it('reaches every commune of today; two of the old ones have no known successor', () => {
    const to = new Set(links.map((l) => l['to_unit_id']));
    const from = new Set(links.map((l) => l['from_unit_id']));
    const today = listed('commune', '2025-07-01').map((u) => field(u, 'unit_id'));
    expect(today.filter((id) => !to.has(id))).toEqual([]);
    const before = listed('commune', '2025-06-30').map((u) => field(u, 'unit_id'));
    expect(before.filter((id) => !from.has(id))).toEqual([
      'an-giang.chau-thanh.tan-phu',
      'soc-trang.thanh-tri.vinh-thanh',
    ]);
  });

  it('stays inside a province that was merged or kept: no homonym of another one', () => {
    const province = (id: string): string => id.split('.')[0] ?? '';
    const became = new Map(
      links
        .filter((l) => l['effective_on'] === '2025-07-01' && !field(l, 'from_unit_id').includes('.'))
        .map((l) => [field(l, 'from_unit_id'), field(l, 'to_unit_id')]),
    );
    const across = links.filter((l) => {
      const from = province(field(l, 'from_unit_id'));
      const then = field(l, 'effective_on') < '2025-07-01' ? from : (became.get(from) ?? from);
      return (
        field(l, 'from_unit_id').includes('.') && then !== province(field(l, 'to_unit_id'))
      );
    });
    expect(across).toEqual([]);
  });
});

describe('unit_weights', () => {
  it('sums to the national population of each year', () => {
    const weights = table('unit_weights');
    expect(count(weights, 'year')).toEqual({ 2022: 63, 2023: 63, 2024: 63 });
    const million = (year: string): string =>
      (
        weights
          .filter((w) => w['year'] === year)
          .reduce((sum, w) => sum + Number(field(w, 'population')), 0) / 1e6
      ).toFixed(2);
    expect(['2022', '2023', '2024'].map(million)).toEqual(['99.47', '100.31', '101.34']);
  });
});

describe('unit_regions', () => {
  it('groups the 63 provinces into eight and into six regions', () => {
    const regions = table('unit_regions');
    const of = (scheme: string): Row[] => regions.filter((r) => r['scheme'] === scheme);
    expect(of('region8')).toHaveLength(63);
    expect(Object.keys(count(of('region8'), 'region'))).toHaveLength(8);
    expect(count(of('region6'), 'region')).toEqual({
      'Trung du và miền núi phía Bắc': 14,
      'Đồng bằng sông Hồng': 11,
      'Bắc Trung Bộ và Duyên hải miền Trung': 14,
      'Tây Nguyên': 5,
      'Đông Nam Bộ': 6,
      'Đồng bằng sông Cửu Long': 13,
    });
  });
});

describe('unit_tiles', () => {
  const tiles = table('unit_tiles');

  it.each([
    ['63', '2025-06-30', ['da-nang.hoang-sa', 'khanh-hoa.truong-sa']],
    ['34', '2025-07-01', ['da-nang-2025.hoang-sa', 'khanh-hoa-2025.truong-sa']],
  ])('gives each province of era %s its own tile, and the two archipelagos', (era, day, sea) => {
    const of = tiles.filter((t) => t['era'] === era);
    const provinces = listed('province', day).map((u) => field(u, 'unit_id'));
    expect(of.map((t) => field(t, 'unit_id')).sort()).toEqual([...provinces, ...sea].sort());
    expect(repeated(of.map((t) => `${field(t, 'x')},${field(t, 'y')}`))).toEqual([]);
    const x = (id: string): number => Number(of.find((t) => t['unit_id'] === id)?.['x']);
    const coast = Math.max(...provinces.map(x));
    for (const id of sea) expect(x(id)).toBeGreaterThan(coast + 1);
  });
});
