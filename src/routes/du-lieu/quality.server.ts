import { groupBy } from '$lib/domain/group-by';
import { comparePeriods } from '$lib/domain/periods';
import { QUALITY_KINDS } from '$lib/domain/quality';
import type { QualityFinding, QualityKind } from '$lib/domain/quality';
import type { Engine } from '$lib/engine/engine';
import { formatPeriod } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { told } from '$lib/messages/quality';
import { askQuality } from '$lib/queries/answers/quality';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';
import { LATEST } from '$lib/queries/answers/unit-of';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { unitsById } from '$lib/queries/units-by-id';
import { unitPages } from '../don-vi/[unit]/places.server';

export interface QualityLine {
  /** Whose: a unit with its page, or none where all units are meant. */
  unit: { name: string; href: string } | null;
  indicator: { name: string; href: string };
  when: string;
  /** The values of the cell as each source says them; for other kinds one text without a source. */
  said: { text: string; source: { source_id: string; title: string } | null }[];
}

export interface QualityGroup {
  kind: QualityKind;
  lines: QualityLine[];
}

/** Findings of the shipped package, found once a build. */
export const shippedQuality = (engine: Engine): Promise<QualityFinding[]> =>
  remember(engine, 'quality', () => askQuality(engine));

/** What is told once for an index is not told again for each of its parts. */
function withoutParts(
  findings: readonly QualityFinding[],
  indexOf: (indicator_id: string) => string,
): QualityFinding[] {
  const key = (one: QualityFinding, id: string) => `${one.kind} ${one.unit_id} ${one.period} ${id}`;
  const heads = new Set(findings.map((one) => key(one, one.indicator_id)));
  return findings.filter((one) => {
    const index = indexOf(one.indicator_id);
    return one.values.length > 0 || index === one.indicator_id || !heads.has(key(one, index));
  });
}

/** The findings as the page lists them: sets and gaps in one line an indicator, cells in a line each. */
export async function qualityGroups(engine: Engine): Promise<QualityGroup[]> {
  const all = await shippedQuality(engine);
  const [known, pages] = await Promise.all([catalogue(engine), unitPages(engine)]);
  const findings = withoutParts(all, (id) => known.get(id)?.index_id ?? id);
  const unit_ids = [...new Set(findings.flatMap(({ unit_id }) => unit_id ?? []))];
  const units = await ask(engine, unitsById, { unit_ids, date: LATEST });
  const names = new Map(units.map((unit) => [unit.unit_id, unit]));
  const sources = await sourcesOf(
    engine,
    findings.flatMap(({ values }) => values.map(({ source_id }) => source_id)),
  );
  const titles = new Map(sources.map(({ source_id, title }) => [source_id, title]));
  const unitOf = (id: string) => ({
    name: names.get(id)?.name_vi ?? id,
    href: pages.has(id) ? `/don-vi/${id}` : `/don-vi/xem?dv=${id}`,
  });
  const indicatorOf = (id: string) => ({
    name: known.get(id)?.short_vi ?? id,
    href: `/chi-so/${id}`,
  });
  const cellLine = (one: QualityFinding): QualityLine => ({
    unit: one.unit_id === null ? null : unitOf(one.unit_id),
    indicator: indicatorOf(one.indicator_id),
    when: [formatPeriod(one.period), one.breakdown].filter(Boolean).join(', '),
    said: told(one).map(({ text, source_id }) => ({
      text,
      source: source_id ? { source_id, title: titles.get(source_id) ?? source_id } : null,
    })),
  });
  const setLine = (indicator_id: string, some: readonly QualityFinding[]): QualityLine => {
    const periods = groupBy(
      [...some].sort((a, b) => comparePeriods(b.period, a.period)),
      (one) => one.period,
    );
    const of = ([period, group]: [string, QualityFinding[]]) => {
      const what = group
        .map((one) =>
          one.unit_id === null ? told(one)[0]?.text : names.get(one.unit_id)?.short_vi,
        )
        .join(', ');
      return { text: m.quality_in_period({ period: formatPeriod(period), what }), source: null };
    };
    return {
      unit: null,
      indicator: indicatorOf(indicator_id),
      when: '',
      said: [...periods].map(of),
    };
  };
  return QUALITY_KINDS.flatMap((kind) => {
    const some = findings.filter((one) => one.kind === kind);
    if (some.length === 0) return [];
    const lines = some.every(({ values }) => values.length === 0)
      ? [...groupBy(some, (one) => one.indicator_id)].map(([id, group]) => setLine(id, group))
      : some.map(cellLine);
    return [{ kind, lines }];
  });
}
