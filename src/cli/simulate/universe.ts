import type { Cell } from '../../lib/datapackage/batch';
import type { Level } from '../../lib/domain/types';
import { stream } from './random';
import { byText, readRows, type Row, type Shipped } from './tables';

export const SEED_SOURCE = 'mo-phong';
export const UNIT_SOURCE = 'mo-phong-don-vi';
export const RIVAL_SOURCE = 'mo-phong-nguon-hai';
export const MERGED_ON = '2025-07-01';

export interface SimUnit {
  unit_id: string;
  level: Level;
  parent_id: string | null;
  /** Whether it exists from, or to, the merger of provinces. */
  ended: boolean;
  begun: boolean;
  /** How well it is run, common to all indices: mean 0, deviation about 1. */
  quality: number;
  /** Units of the old map that went fully into it; itself where nothing changed. */
  roots: string[];
}

export interface Universe {
  tables: Record<string, Row[]>;
  units: SimUnit[];
}

/** The places whose units below the province are simulated: as they were, and what they went into. */
export const PLACES = [
  { old: 'gia-lai', now: 'gia-lai-2025', name: 'tỉnh Gia Lai', now_name: 'tỉnh Gia Lai' },
  { old: 'hau-giang', now: 'can-tho-2025', name: 'tỉnh Hậu Giang', now_name: 'thành phố Cần Thơ' },
  { old: 'quang-tri', now: 'quang-tri-2025', name: 'tỉnh Quảng Trị', now_name: 'tỉnh Quảng Trị' },
] as const;

const DEPARTMENTS = [
  ['so-noi-vu', 'Sở Nội vụ'],
  ['so-tai-chinh', 'Sở Tài chính'],
  ['so-xay-dung', 'Sở Xây dựng'],
  ['so-tu-phap', 'Sở Tư pháp'],
  ['so-khoa-hoc-va-cong-nghe', 'Sở Khoa học và Công nghệ'],
  ['so-y-te', 'Sở Y tế'],
] as const;

const COMMUNES = 8;

type Raw = Record<string, string | null>;

const text = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null);

function chosen(raw: readonly Raw[]): Raw[] {
  const parentOf = new Map(raw.map((row) => [row['unit_id'], row['parent_id']]));
  const named = (row: Raw) => !/khong-ro-ten/.test(row['unit_id'] ?? '');
  const lives = (row: Raw) => row['valid_to'] === null || (row['valid_to'] ?? '') >= '2016';
  const of = (level: Level, test: (row: Raw) => boolean) =>
    raw.filter((row) => row['level'] === level && named(row) && lives(row) && test(row));
  const within = (row: Raw, province: string) =>
    row['parent_id'] === province || parentOf.get(row['parent_id'] ?? null) === province;
  return [
    ...of('country', () => true),
    ...of('region', () => true),
    ...of('province', () => true),
    ...PLACES.flatMap(({ old, now }) => [
      ...of('district', (row) => row['parent_id'] === old),
      ...[old, now].flatMap((province) =>
        of('commune', (row) => within(row, province))
          .filter((_, i) => i % 9 === 4)
          .slice(0, COMMUNES),
      ),
    ]),
  ];
}

/** Departments of the simulated places, in both eras, with their names. */
function departments(): { unit: Row; name: Row }[] {
  return PLACES.flatMap(({ old, now, name, now_name }) =>
    [
      { province: old, of: name, from: null, to: '2025-06-30' },
      { province: now, of: now_name, from: MERGED_ON, to: null },
    ].flatMap(({ province, of, from, to }) =>
      DEPARTMENTS.map(([slug, title]) => {
        const unit_id = `${province}.${slug}`;
        const dates = { valid_from: from, valid_to: to };
        return {
          unit: { unit_id, level: 'agency', parent_id: province, code: null, ...dates },
          name: { unit_id, ...dates, name_vi: `${title} ${of}`, kind: 'sở', short_vi: title },
        };
      }),
    ),
  );
}

/**
 * The units the simulation speaks of, copied from the shipped package with their names, links and places on the map,
 * and what each is like: a child takes after its province, a merged province is the mean of those it was made of.
 */
export function universe(shipped: Shipped, seed: number): Universe {
  const copied = chosen(readRows(shipped, 'units.csv'));
  const made = departments();
  const rows = [...copied, ...made.map(({ unit }) => unit)];
  const own = new Set<string>(made.map(({ unit }) => String(unit['unit_id'])));
  const ids = new Set(rows.map((row) => row['unit_id']));
  const keep = (path: string, ...columns: string[]) =>
    readRows(shipped, path).filter((row) => columns.every((name) => ids.has(row[name] ?? null)));
  const links = keep('unit_links.csv', 'from_unit_id', 'to_unit_id');
  const roots = new Map<string, string[]>();
  for (const link of links) {
    if (link['extent'] !== 'full') continue;
    const to = link['to_unit_id'] ?? '';
    if (to.includes('.')) continue;
    roots.set(to, [...(roots.get(to) ?? []), link['from_unit_id'] ?? ''].sort(byText));
  }
  const quality = new Map<string, number>();
  const parents = new Map(rows.map((row) => [String(row['unit_id']), text(row['parent_id'])]));
  const qualityOf = (id: string): number => {
    const known = quality.get(id);
    if (known !== undefined) return known;
    const from = roots.get(id) ?? [];
    const parent = parents.get(id);
    const own = stream(seed, `quality ${id}`).normal();
    const value =
      from.length > 0
        ? from.reduce((sum, one) => sum + qualityOf(one), 0) / from.length
        : id.includes('.') && parent
          ? 0.6 * qualityOf(parent) + 0.8 * own
          : own;
    quality.set(id, value);
    return value;
  };
  const units = rows.flatMap((row): SimUnit[] => {
    const unit_id = String(row['unit_id']);
    const level = row['level'] as Level;
    if (level === 'country' || level === 'region') return [];
    return [
      {
        unit_id,
        level,
        parent_id: text(row['parent_id']),
        ended: row['valid_to'] !== null && row['valid_to'] !== undefined,
        begun: row['valid_from'] === MERGED_ON,
        quality: qualityOf(unit_id),
        roots: roots.get(unit_id) ?? [unit_id],
      },
    ];
  });
  const sourced = (some: Raw[]) => some.map((row) => ({ ...row, source_id: UNIT_SOURCE }));
  return {
    units,
    tables: {
      units: rows,
      unit_names: [
        ...keep('unit_names.csv', 'unit_id').filter((row) => !own.has(row['unit_id'] ?? '')),
        ...made.map(({ name }) => name),
      ],
      unit_regions: keep('unit_regions.csv', 'unit_id'),
      unit_links: sourced(links).map((row) => ({ ...row, note: null })),
      unit_weights: [],
      unit_tiles: keep('unit_tiles.csv', 'unit_id'),
    },
  };
}
