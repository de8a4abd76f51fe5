import { firstDay, referenceDate } from '../../domain/periods';
import { validOn } from '../../domain/units-in-time';
import type { IsoDate, Period } from '../../domain/types';
import { UnitLookup } from '../unit-lookup';
import type { ImportKnown } from './known';
import { choiceOf, type ImportMapping } from './mapping';
import type { QuestionCell, QuestionList } from './question';
import type { UnitNames, UnitScope } from './unit-names';

/** A name (and code) of a unit in one period, with the rows that bear it. */
export interface Mention {
  text: string;
  code: string;
  period: Period | null;
  rows: number[];
}

export type UnitAnswer =
  | { unit_id: string }
  | { code: 'unit_unknown' | 'unit_code_differs'; expected: string }
  | { asked: true };

interface Weighed {
  mention: Mention;
  ids: string[];
  alive: string[];
}

/** So many names without one that only the older units bear: the list is likely of the newer ones. */
const MANY = 10;
/** So many unknown names are told what they are near to: to look is slow. */
const NEAREST = 20;

/**
 * Which unit each mention means. The period decides between units of one name or code; where a list
 * mixes names of two eras, or is wholly that of another era than its period, a question is asked.
 */
export function readUnits(
  mentions: readonly Mention[],
  names: UnitNames,
  known: ImportKnown,
  mapping: ImportMapping,
  questions: QuestionList,
  cellAt: (row: number) => QuestionCell,
): UnitAnswer[] {
  const level = mapping.units.level ?? (choiceOf(mapping, 'level') as UnitScope['level']) ?? null;
  const within = mapping.units.within ?? choiceOf(mapping, 'within') ?? null;
  const lookup = new UnitLookup(known.units);
  const isValid = (id: string, day: IsoDate): boolean => {
    const unit = known.units.get(id);
    return unit !== undefined && validOn(unit, day);
  };
  const scope = { level, within };
  let named = 0;
  const weighed = mentions.map((mention): Weighed => {
    const ids = idsOf(mention, names, scope);
    const day = mention.period === null ? null : referenceDate(mention.period);
    const chosen =
      mention.period === null ? undefined : choiceOf(mapping, `units-on:${mention.period}`);
    const on = chosen ?? day;
    return { mention, ids, alive: on === null ? [] : ids.filter((id) => isValid(id, on)) };
  });
  const mixed = mixedPeriods(weighed, mapping, known, isValid);
  const label = (id: string) => {
    const { name = id, valid_from = null, valid_to = null } = known.units.get(id) ?? {};
    return { value: id, label: `${name} (${valid_from ?? '…'} – ${valid_to ?? '…'})` };
  };
  return weighed.map(({ mention, ids, alive }): UnitAnswer => {
    const { text, code, period, rows } = mention;
    const shown = text === '' ? code : text;
    const cell = cellAt(rows[0] ?? 0);
    if (ids.length === 0) {
      const byName = names.find(text, scope);
      const byCode = code === '' ? [] : names.code(code, scope);
      if (byName.length > 0 && byCode.length > 0)
        return {
          code: 'unit_code_differs',
          expected: [...byName, ...byCode].slice(0, 6).join(', '),
        };
      const near = shown.length <= 60 && named++ < NEAREST ? lookup.nearest(shown) : [];
      return { code: 'unit_unknown', expected: near.join(', ') };
    }
    const key = `unit:${shown}@${period ?? ''}`;
    const chosen = choiceOf(mapping, key);
    if (chosen !== undefined && ids.includes(chosen)) return { unit_id: chosen };
    const [only, second] = ids;
    if (only !== undefined && second === undefined) return { unit_id: only };
    if (period !== null && mixed.has(period)) {
      const days = mixed.get(period) ?? [];
      const candidates = days.map((day) => ({ value: day, label: day }));
      for (const row of rows)
        questions.ask(
          { key: `units-on:${period}`, code: 'units_on', about: period, candidates },
          cellAt(row),
        );
      return { asked: true };
    }
    const [one, two] = alive;
    if (one !== undefined && two === undefined) return { unit_id: one };
    const candidates = (alive.length > 0 && level !== null ? alive : ids).slice(0, 60);
    const levels = [...new Set(candidates.map((id) => known.units.get(id)?.level ?? ''))];
    if (level === null && levels.length > 1)
      questions.ask(
        {
          key: 'level',
          code: 'level',
          about: shown,
          candidates: levels.map((value) => ({ value, label: value })),
        },
        cell,
      );
    else
      for (const row of rows)
        questions.ask(
          { key, code: 'unit', about: shown, candidates: candidates.map(label) },
          cellAt(row),
        );
    return { asked: true };
  });
}

function idsOf({ text, code }: Mention, names: UnitNames, scope: UnitScope): string[] {
  const byName = text === '' ? [] : names.find(text, scope);
  if (code === '') return byName;
  const byCode = names.code(code, scope);
  if (text === '') return byCode;
  return byName.length === 0 || byCode.length === 0
    ? byName
    : byName.filter((id) => byCode.includes(id));
}

/** Periods whose list cannot be of one set of units, with the last and first days of the sets it may be of. */
function mixedPeriods(
  weighed: readonly Weighed[],
  mapping: ImportMapping,
  known: ImportKnown,
  isValid: (id: string, day: IsoDate) => boolean,
): Map<Period, IsoDate[]> {
  const byPeriod = new Map<Period, Weighed[]>();
  for (const one of weighed)
    if (one.mention.period !== null && one.ids.length > 0)
      byPeriod.set(one.mention.period, [...(byPeriod.get(one.mention.period) ?? []), one]);
  const mixed = new Map<Period, IsoDate[]>();
  for (const [period, all] of byPeriod) {
    if (choiceOf(mapping, `units-on:${period}`) !== undefined) continue;
    const day = referenceDate(period);
    const shared = all.filter(
      ({ ids, alive }) => ids.length > 1 && alive.length === 1 && sameLevel(ids, known),
    );
    if (shared.length === 0) continue;
    const days = boundaries(shared, known);
    const later = days.find((one) => one > day);
    const gone = all.some(({ ids, alive }) => {
      const ended = known.units.get(ids[0] ?? '')?.valid_to ?? null;
      return alive.length === 0 && ended !== null && ended >= firstDay(period);
    });
    const backward =
      later !== undefined &&
      all.length >= MANY &&
      all.every(({ ids }) => ids.some((id) => isValid(id, later)));
    const toCome = all.some(
      ({ ids, alive }) =>
        alive.length === 0 && ids.every((id) => (known.units.get(id)?.valid_from ?? '') > day),
    );
    if (gone || backward || toCome) mixed.set(period, days);
  }
  return mixed;
}

function sameLevel(ids: readonly string[], known: ImportKnown): boolean {
  return new Set(ids.map((id) => known.units.get(id)?.level)).size === 1;
}

function boundaries(shared: readonly Weighed[], known: ImportKnown): IsoDate[] {
  const days = new Set<IsoDate>();
  for (const { ids } of shared)
    for (const id of ids) {
      const { valid_from = null, valid_to = null } = known.units.get(id) ?? {};
      if (valid_to !== null) days.add(valid_to);
      else if (valid_from !== null) days.add(valid_from);
    }
  return [...days].sort();
}
