import { fold } from '$lib/domain/fold';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type {
  VersionCell,
  VersionGroup,
  VersionRow,
} from '$lib/queries/answers/framework-versions';
import type { FrameworkRow } from '$lib/queries/frameworks';
import { levelText } from '../words';

/** One cell of the table of versions, in words. */
export interface CellText {
  value: string;
  /** Known, unknown, or not in the version. */
  kind: 'known' | 'unknown' | 'none';
  /** How the version words the item, where it differs from the row. */
  wording: string;
  /** Weight, steps, threshold, and how sure the figure is. */
  details: string[];
  /** Letter of a note under the table. */
  note: string | null;
  /** Only where it differs from the source of the version. */
  source_id: string | null;
}

export interface VersionHead {
  id: string;
  name: string;
  years: string;
  source_id: string;
  note: string;
}

export interface VersionTable {
  title: string;
  heads: VersionHead[];
  rows: { id: string; name: string; whole: boolean; cells: CellText[] }[];
  notes: { letter: string; text: string }[];
}

function yearsOf({ year_from, year_to }: FrameworkRow): string {
  if (year_from === null) return m.indicator_version_years_unknown();
  if (year_to === null) return m.indicator_version_from({ year: String(year_from) });
  if (year_from === year_to) return m.indicator_version_year({ year: String(year_from) });
  return m.indicator_version_years({ from: String(year_from), to: String(year_to) });
}

function headOf(version: FrameworkRow): VersionHead {
  const years = yearsOf(version);
  return {
    id: version.framework_id,
    name: version.decision_no ?? m.indicator_version_unnamed({ years }),
    years: version.decision_no === null ? '' : years,
    source_id: version.source_id,
    note: version.note_vi ?? '',
  };
}

function detailsOf({ item }: VersionCell): string[] {
  if (!item) return [];
  const sure: Record<string, () => string> = {
    derived: m.indicator_cell_derived,
    'sourced-secondary': m.indicator_cell_secondary,
    'unverified-name': m.indicator_cell_name_unverified,
  };
  return [
    item.weight === null ? '' : m.indicator_cell_weight({ weight: formatNumber(item.weight) }),
    item.threshold === null
      ? ''
      : m.indicator_cell_threshold({ threshold: formatNumber(item.threshold) }),
    item.steps ?? '',
    sure[item.status ?? '']?.() ?? '',
  ].filter(Boolean);
}

const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : '') +
  String.fromCharCode(97 + (place % 26));

function cellOf(
  row: VersionRow,
  cell: VersionCell,
  version: FrameworkRow | undefined,
  letters: ReadonlyMap<string, string>,
): CellText {
  const { item, state } = cell;
  const points = item?.max_points ?? null;
  const wording = item?.name_vi ?? '';
  const same = row.whole || fold(wording) === fold(row.indicator.name_vi);
  return {
    value:
      points !== null ? formatNumber(points) : state === 'unlisted' ? '–' : m.indicator_unknown(),
    kind: points !== null ? 'known' : state === 'unlisted' ? 'none' : 'unknown',
    wording: same ? '' : wording,
    details: detailsOf(cell),
    note: letters.get(item?.note_vi ?? '') ?? null,
    source_id: item?.source_id && item.source_id !== version?.source_id ? item.source_id : null,
  };
}

function titleOf({ level, scope }: VersionGroup): string {
  const of = level === null ? '' : levelText(level);
  if (scope === null) {
    return of ? m.indicator_versions_level({ level: of }) : m.indicator_versions_everywhere();
  }
  if (scope.level === 'country') return m.indicator_versions_ministry();
  return of ? m.indicator_versions_place({ level: of, place: scope.name_vi }) : scope.name_vi;
}

/** A group of versions as a table: versions across, items down; notes lettered in the order they are met. */
export function versionTable(group: VersionGroup): VersionTable {
  const told = group.rows.flatMap(({ cells }) => cells.flatMap(({ item }) => item?.note_vi ?? []));
  const letters = new Map([...new Set(told)].map((text, i) => [text, letterOf(i)]));
  return {
    title: titleOf(group),
    heads: group.versions.map(headOf),
    rows: group.rows.map((row) => ({
      id: row.indicator.indicator_id,
      name: row.indicator.name_vi,
      whole: row.whole,
      cells: row.cells.map((cell, i) => cellOf(row, cell, group.versions[i], letters)),
    })),
    notes: [...letters].map(([text, letter]) => ({ letter, text })),
  };
}
