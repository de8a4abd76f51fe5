import type { Engine } from '$lib/engine/engine';
import { heirs } from '$lib/queries/heirs';
import { LATEST } from '$lib/queries/answers/unit-of';
import { ask } from '$lib/queries/question';
import type { UnitRow } from '$lib/queries/rows';
import { unitMerges } from '$lib/queries/unit-merges';
import type { UnitMergeRow } from '$lib/queries/unit-merges';
import { unitsById } from '$lib/queries/units-by-id';
import type { LineageJoint, LineageNode } from '$lib/ui/lineage';
import { formatDate } from '$lib/messages/format';
import { collator, sourcesOf } from '$lib/queries/answers/context';
import { unitPages } from './places.server';

/** A unit named in a sentence, with its page if it has one. */
export interface Named {
  unit_id: string;
  /** As it stands within a sentence: "tỉnh Bình Định". */
  name: string;
  /** A part of it only. */
  partial: boolean;
  /** It bears the name of the unit of the page. */
  same_name: boolean;
  page: boolean;
}

/** One thing that happened to a unit on one day. */
export interface Event {
  /** `became`: it went into a new unit; `joined`: into one that went on; `formed`: it came of others; `took`: others came in. */
  kind: 'became' | 'joined' | 'formed' | 'took';
  effective_on: string;
  /** What it became or joined. */
  to: Named | null;
  /** With whom (`became`), or out of whom (`formed`, `took`). */
  others: Named[];
  /** Only a part of it went. */
  partial: boolean;
  notes: string[];
}

/** "Tỉnh Bình Định" as "tỉnh Bình Định"; a name without its kind stays. */
export function withinSentence(unit: Pick<UnitRow, 'name_vi' | 'kind'> | undefined, id: string) {
  if (!unit) return id;
  const { name_vi, kind } = unit;
  return kind && name_vi.toLowerCase().startsWith(`${kind.toLowerCase()} `)
    ? kind.toLowerCase() + name_vi.slice(kind.length)
    : name_vi;
}

function eventsOf(
  unit: UnitRow,
  links: readonly UnitMergeRow[],
  units: ReadonlyMap<string, UnitRow>,
  pages: ReadonlyMap<string, unknown>,
): Event[] {
  const named = (id: string, partial: boolean): Named => ({
    unit_id: id,
    name: withinSentence(units.get(id), id),
    same_name: id !== unit.unit_id && units.get(id)?.name_vi === unit.name_vi,
    partial,
    page: pages.has(id),
  });
  const began = (id: string, date: string) => units.get(id)?.valid_from === date;
  const notesOf = (rows: readonly UnitMergeRow[]) => [
    ...new Set(rows.flatMap((row) => row.note ?? [])),
  ];
  const others = (rows: readonly UnitMergeRow[]): Named[] =>
    rows
      .map((row) => named(row.from_unit_id, row.extent === 'partial'))
      .sort((a, b) => collator.compare(a.name, b.name));

  const gone = links
    .filter((link) => link.from_unit_id === unit.unit_id && link.to_unit_id !== unit.unit_id)
    .map((link): Event => {
      const { to_unit_id, effective_on, extent } = link;
      const isNew = began(to_unit_id, effective_on);
      const beside = links.filter(
        (row) =>
          row.to_unit_id === to_unit_id &&
          row.effective_on === effective_on &&
          row.from_unit_id !== unit.unit_id,
      );
      return {
        kind: isNew ? 'became' : 'joined',
        effective_on,
        to: named(to_unit_id, false),
        others: isNew ? others(beside) : [],
        partial: extent === 'partial',
        notes: notesOf([link]),
      };
    });

  const into = links.filter(
    (link) => link.to_unit_id === unit.unit_id && link.from_unit_id !== unit.unit_id,
  );
  const days = [...new Set(into.map((link) => link.effective_on))];
  const came = days.map((effective_on): Event => {
    const rows = into.filter((link) => link.effective_on === effective_on);
    return {
      kind: began(unit.unit_id, effective_on) ? 'formed' : 'took',
      effective_on,
      to: null,
      others: others(rows),
      partial: false,
      notes: notesOf(rows),
    };
  });
  return [...came, ...gone].sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1));
}

/** Units that went into others on one day, and what they went into, drawn from the unit of the page. */
function jointsOf(
  unit: UnitRow,
  links: readonly UnitMergeRow[],
  units: ReadonlyMap<string, UnitRow>,
  pages: ReadonlyMap<string, unknown>,
): LineageJoint[] {
  const others = links.filter((link) => link.from_unit_id !== link.to_unit_id);
  const own = others.filter((link) => [link.from_unit_id, link.to_unit_id].includes(unit.unit_id));
  const name = (id: string) => units.get(id)?.name_vi ?? id;
  const node = (id: string): LineageNode => ({
    unit_id: id,
    name: name(id),
    href: pages.has(id) ? `/don-vi/${id}` : null,
    us: id === unit.unit_id,
  });
  const sorted = (ids: readonly string[]) =>
    [...new Set(ids)].sort((a, b) => collator.compare(name(a), name(b)));
  const days = [...new Set(own.map((link) => link.effective_on))].sort();
  return days.map((day) => {
    const ofDay = own.filter((link) => link.effective_on === day);
    const to = sorted(ofDay.map((link) => link.to_unit_id));
    // What else went into the one unit is part of the story; into many it would hide it.
    const drawn =
      to.length === 1
        ? others.filter((link) => link.effective_on === day && link.to_unit_id === to[0])
        : ofDay.filter((link) => link.from_unit_id === unit.unit_id);
    const went: { from: string; to: string; partial: boolean }[] = drawn.map((link) => ({
      from: link.from_unit_id,
      to: link.to_unit_id,
      partial: link.extent === 'partial',
    }));
    const lasting = to.filter((id) => units.get(id)?.valid_from !== day);
    went.push(...lasting.map((id) => ({ from: id, to: id, partial: false })));
    const from = sorted(went.map((link) => link.from));
    return {
      date: formatDate(day),
      before: from.map(node),
      after: to.map(node),
      links: went.map((link) => ({
        from: from.indexOf(link.from),
        to: to.indexOf(link.to),
        partial: link.partial,
      })),
    };
  });
}

/** What happened to a unit, in time order, and the sources of it. */
export async function lineageOf(engine: Engine, unit: UnitRow) {
  const links = await ask(engine, unitMerges, { unit_id: unit.unit_id });
  const unit_ids = [...new Set(links.flatMap((row) => [row.from_unit_id, row.to_unit_id]))].sort();
  const rows = await ask(engine, unitsById, { unit_ids, date: LATEST });
  const units = new Map([...rows, unit].map((row) => [row.unit_id, row]));
  const events = eventsOf(unit, links, units, await unitPages(engine));
  const touching = links.filter(
    (row) => row.from_unit_id === unit.unit_id || row.to_unit_id === unit.unit_id,
  );
  const went = events.some(({ kind }) => kind === 'became' || kind === 'joined');
  const inherited =
    unit.level === 'district' && !went ? await ask(engine, heirs, { unit_id: unit.unit_id }) : [];
  return {
    name: withinSentence(unit, unit.unit_id),
    events,
    /** Today's communes on the territory of a district that ended with its level. */
    heirs: inherited
      .map(({ unit_id, name_vi, effective_on }) => ({ unit_id, name_vi, effective_on }))
      .sort((a, b) => collator.compare(a.name_vi, b.name_vi)),
    joints: jointsOf(unit, links, units, await unitPages(engine)),
    sources: await sourcesOf(
      engine,
      [...touching, ...inherited].map((row) => row.source_id),
    ),
  };
}
