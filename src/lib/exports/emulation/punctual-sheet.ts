import { firstDay, lastDay } from '../../domain/periods';
import type { Punctuality } from '../../domain/punctual';
import { formatDate, formatNumber, formatPeriod } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import type { PunctualAnswer } from '../../queries/answers/punctual';
import type { EmulationSheet } from './sheet';

const dueOf = ({ in_time, not_shown, unreported }: Punctuality) =>
  in_time.length + not_shown.length + unreported.length;

/** Nobody has reported on anything that was due. */
const unheard = ({ list }: PunctualAnswer): boolean =>
  [...list.listed, ...list.left].every(
    ({ in_time, not_shown }) => in_time.length + not_shown.length === 0,
  );

function refusalOf(answer: PunctualAnswer): string | null {
  const { list, simulated } = answer;
  if (simulated) return m.emulation_simulated();
  if (list.due.length === 0) return m.emulation_none_due();
  if (list.listed.length > 0) return null;
  const n = formatNumber(list.due.length);
  if (list.left.length === 0) return m.emulation_only_groups({ n });
  return unheard(answer)
    ? m.emulation_none_reported({ n })
    : m.emulation_none_punctual({ n: formatNumber(list.left.length) });
}

function notesOf(answer: PunctualAnswer): string[] {
  const { list, names, codes, own } = answer;
  const left = (unheard(answer) ? [] : list.left).map((one) =>
    m.emulation_in_time_one({
      ...{ name: names.get(one.id) ?? one.id, done: formatNumber(one.in_time.length) },
      ...{ of: formatNumber(dueOf(one)), silent: formatNumber(one.unreported.length) },
    }),
  );
  const considered = {
    due: formatNumber(list.due.length),
    n: formatNumber(list.listed.length + list.left.length),
  };
  const groups = {
    n: formatNumber(list.unknown_groups.length),
    codes: list.unknown_groups.map((id) => codes.get(id) ?? id).join('; '),
  };
  return [
    m.emulation_in_time_considered(considered),
    ...(left.length > 0 ? [m.emulation_in_time_left({ list: left.join('; ') })] : []),
    ...(list.unknown_groups.length > 0 ? [m.emulation_in_time_groups(groups)] : []),
    ...(own ? [m.emulation_own_reports()] : []),
  ];
}

/** A list of who finished in time, in words. */
export function punctualSheet(answer: PunctualAnswer): EmulationSheet {
  const { plan, period, today, list, names, codes, sources, simulated, shipped } = answer;
  const why = refusalOf(answer);
  const source = sources.map(({ title }) => title).join('; ');
  const days = {
    ...{ first: formatDate(firstDay(period)), last: formatDate(lastDay(period)) },
    today: formatDate(today),
  };
  return {
    subject: m.emulation_subject_plan({ plan: plan.title_vi, period: formatPeriod(period) }),
    rule: m.emulation_says_in_time(days),
    refusal: why === null ? null : m.emulation_refused({ why }),
    notes: simulated || list.due.length === 0 ? [] : notesOf(answer),
    rows: (why === null ? list.listed : []).map((one) => {
      const told = one.in_time.map((id) => codes.get(id) ?? id).join('; ');
      const href = shipped.has(one.id) ? `/nhiem-vu/${one.id}` : null;
      return {
        ...{ id: one.id, place: null, name: names.get(one.id) ?? one.id, source, href },
        reason: m.emulation_why_in_time({ n: formatNumber(one.in_time.length), codes: told }),
        figures: { plan_id: plan.plan_id, period, tasks_due: one.in_time.length },
      };
    }),
    sources,
    file: ['bieu-duong', 'dung-han', plan.plan_id, period].join('-'),
  };
}
