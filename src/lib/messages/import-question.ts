import type { AsideReason } from '../datapackage/import/layout';
import type { ImportQuestion } from '../datapackage/import/question';
import type { TemplateWords } from '../datapackage/import/templates';
import { m } from './generated/messages';

const LEVELS: Record<string, () => string> = {
  country: m.import_level_country,
  region: m.import_level_region,
  province: m.import_level_province,
  district: m.import_level_district,
  commune: m.import_level_commune,
  agency: m.import_level_agency,
};

/** A question of an import as one sentence. */
export function questionText({ code, about }: ImportQuestion): string {
  const sentences: Record<ImportQuestion['code'], () => string> = {
    sheet: m.import_question_sheet,
    indicator: () => m.import_question_indicator({ about }),
    period: () => m.import_question_period({ about }),
    level: () => m.import_question_level({ about }),
    within: m.import_question_within,
    decimal: () => m.import_question_decimal({ about }),
    units_on: () => m.import_question_units_on({ about }),
    unit: () => m.import_question_unit({ about }),
  };
  return sentences[code]();
}

/** What choosing a candidate means. */
export function candidateText(
  { code }: ImportQuestion,
  { value, label }: { value: string; label: string },
): string {
  if (code === 'decimal')
    return value === 'comma' ? m.import_answer_comma() : m.import_answer_point();
  if (code === 'level') return LEVELS[value]?.() ?? label;
  const days = label.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1');
  return code === 'units_on' ? m.import_answer_day({ day: days }) : days;
}

const REASONS: Record<AsideReason, () => string> = {
  title: m.import_aside_title,
  repeated_header: m.import_aside_repeated_header,
  column_numbers: m.import_aside_column_numbers,
  total: m.import_aside_total,
  region: m.import_aside_region,
  group: m.import_aside_group,
  footnote: m.import_aside_footnote,
  dropped: m.import_aside_dropped,
  empty: m.import_aside_empty,
};

/** Why a row was set aside. */
export function asideText(reason: AsideReason): string {
  return REASONS[reason]();
}

/** The words of a template. */
export function templateWords(): TemplateWords {
  return {
    sheet: m.import_template_sheet(),
    notes: m.import_template_notes(),
    column: m.import_template_column(),
    title: m.import_template_title(),
    meaning: m.import_template_meaning(),
    required: m.import_template_required(),
    yes: m.import_template_yes(),
    allowed: m.import_template_allowed(),
  };
}
