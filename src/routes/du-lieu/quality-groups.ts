import { groupBy } from '$lib/domain/group-by';
import { comparePeriods } from '$lib/domain/periods';
import { QUALITY_KINDS } from '$lib/domain/quality';
import type { QualityFinding, QualityKind } from '$lib/domain/quality';
import type { Engine } from '$lib/engine/engine';
import { formatPeriod } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { breakdownText, told } from '$lib/messages/quality';
import { unitsThen } from '$lib/queries/answers/quality';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';

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

/** From this many units on that have the same thing odd in one period, they stand in one line. */
const MANY = 20;

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
export async function groupFindings(
  engine: Engine,
  all: readonly QualityFinding[],
  hrefOf: (unit_id: string) => string,
): Promise<QualityGroup[]> {
  const known = await catalogue(engine);
  const findings = withoutParts(all, (id) => known.get(id)?.index_id ?? id);
  const unitOf = await unitsThen(engine, findings);
  const sources = await sourcesOf(
    engine,
    findings.flatMap(({ values }) => values.map(({ source_id }) => source_id)),
  );
  const titles = new Map(sources.map(({ source_id, title }) => [source_id, title]));
  const linkOf = (id: string, one: QualityFinding) => ({
    name: unitOf(one)?.name_vi ?? id,
    href: hrefOf(id),
  });
  const isPercent = (one: QualityFinding) => known.get(one.indicator_id)?.measure === 'percent';
  const indicatorOf = (id: string) => ({
    name: known.get(id)?.short_vi ?? id,
    href: `/chi-so/${id}`,
  });
  const cellLine = (one: QualityFinding): QualityLine => ({
    unit: one.unit_id === null ? null : linkOf(one.unit_id, one),
    indicator: indicatorOf(one.indicator_id),
    when: [formatPeriod(one.period), breakdownText(one.breakdown)].filter(Boolean).join(', '),
    said: told(one, isPercent(one)).map(({ text, source_id }) => ({
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
          [unitOf(one)?.short_vi, told(one, isPercent(one))[0]?.text].filter(Boolean).join(': '),
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
  const manyLine = (some: readonly QualityFinding[]): QualityLine[] => {
    const lines = some.map(cellLine);
    const [first] = lines;
    if (!first || lines.length < MANY) return lines;
    const said = lines.flatMap((line) =>
      line.said.map(({ text, source }) => ({ text: `${line.unit?.name ?? ''}: ${text}`, source })),
    );
    return [{ ...first, unit: null, said }];
  };
  return QUALITY_KINDS.flatMap((kind) => {
    const some = findings.filter((one) => one.kind === kind);
    if (some.length === 0) return [];
    const lines = some.every(({ values }) => values.length === 0)
      ? [...groupBy(some, (one) => one.indicator_id)].map(([id, group]) => setLine(id, group))
      : [...groupBy(some, (one) => `${one.indicator_id} ${one.period}`).values()].flatMap(manyLine);
    return [{ kind, lines }];
  });
}
