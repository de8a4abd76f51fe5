import type { FormCount } from '../domain/outreach-counts';
import { formatNumber } from './format';
import { m } from './generated/messages';
import { FORM_WORDS, outreachWord } from './outreach';

type Count = FormCount<{ code: string }>;

const codes = (tasks: readonly { code: string }[]) => tasks.map(({ code }) => code).join('; ');

function doneText({ counted, done, unknown }: Count): string {
  if (counted.length === 0) return '';
  if (done === null) return m.report_form_unknown();
  if (unknown.length === 0) return formatNumber(done);
  return m.report_form_partly({ done: formatNumber(done), codes: codes(unknown) });
}

function expectedText({ counted, expected }: Count): string {
  if (counted.length === 0) return '';
  return expected === null ? m.report_form_unknown() : formatNumber(expected);
}

function uncountedText({ uncounted, uncounted_done, uncounted_unreported }: Count): string {
  if (uncounted.length === 0) return '';
  const of = formatNumber(uncounted.length);
  if (uncounted_unreported === uncounted.length) return m.report_form_uncounted_silent({ of });
  const told = { of, done: formatNumber(uncounted_done) };
  return uncounted_unreported === 0
    ? m.report_form_uncounted(told)
    : m.report_form_uncounted_partly({ ...told, silent: formatNumber(uncounted_unreported) });
}

export interface FormColumn {
  key: 'form' | 'planned' | 'expected' | 'done' | 'codes' | 'uncounted';
  label: () => string;
  text: (count: Count) => string;
}

/** Columns of the table of planned against done by form of communication. */
export const FORM_COLUMNS: readonly FormColumn[] = [
  {
    key: 'form',
    label: m.report_form_col_form,
    text: ({ form }) => outreachWord(FORM_WORDS, form),
  },
  {
    key: 'planned',
    label: m.report_form_col_planned,
    text: ({ counted, planned }) => (counted.length > 0 ? formatNumber(planned) : ''),
  },
  { key: 'expected', label: m.report_form_col_expected, text: expectedText },
  { key: 'done', label: m.report_form_col_done, text: doneText },
  { key: 'codes', label: m.report_form_col_codes, text: ({ counted }) => codes(counted) },
  { key: 'uncounted', label: m.report_form_col_uncounted, text: uncountedText },
];

/** How the table of forms is to be read, a sentence each. */
export function formSentences(counts: readonly Count[]): string[] {
  if (counts.length === 0) return [m.report_form_none()];
  const seen = counts.flatMap(({ counted, uncounted }) => [...counted, ...uncounted]);
  return [
    m.report_form_lead(),
    ...(seen.length > new Set(seen).size ? [m.report_form_twice()] : []),
    ...(counts.some(({ counted }) => counted.length > 0) ? [] : [m.report_form_no_targets()]),
  ];
}
