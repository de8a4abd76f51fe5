import { m } from '$lib/messages/generated/messages';
import type { DenominatorKind } from '$lib/domain/rates';
import type { RateFamily } from '$lib/queries/answers/rate-families';

/** What a family is called and what it tells. */
export const FAMILY_WORDS: Record<RateFamily, { name: () => string; about: () => string }> = {
  'nop-truc-tuyen': { name: m.rates_family_online, about: m.rates_family_online_about },
  'buu-chinh-cong-ich': { name: m.rates_family_postal, about: m.rates_family_postal_about },
  'dung-han': { name: m.rates_family_on_time, about: m.rates_family_on_time_about },
  'cong-khai': { name: m.rates_family_published, about: m.rates_family_published_about },
  'thanh-toan-truc-tuyen': { name: m.rates_family_payment, about: m.rates_family_payment_about },
  'so-hoa': { name: m.rates_family_digital, about: m.rates_family_digital_about },
  'phan-anh-kien-nghi': { name: m.rates_family_feedback, about: m.rates_family_feedback_about },
};

const KIND_WORDS: Record<DenominatorKind, () => string> = {
  procedures: m.rates_kind_procedures,
  services: m.rates_kind_services,
  dossiers: m.rates_kind_dossiers,
  late_dossiers: m.rates_kind_late_dossiers,
  feedback: m.rates_kind_feedback,
  answers: m.rates_kind_answers,
  documents: m.rates_kind_documents,
  people: m.rates_kind_people,
};

/** What stands under the name of an indicator: what its denominator counts; nothing for counts. */
export function kindText(kind: DenominatorKind | null, measure: string): string {
  if (measure !== 'percent') return '';
  return kind === null ? m.rates_kind_unknown() : m.rates_kind({ kind: KIND_WORDS[kind]() });
}
