import type { OutreachForm, OutreachTopic, Audience } from '../domain/outreach';
import { m } from './generated/messages';

type Words<C extends string> = Readonly<Record<C, () => string>>;

export const TOPIC_WORDS: Words<OutreachTopic> = {
  importance: m.outreach_topic_importance,
  policy: m.outreach_topic_policy,
  leaders: m.outreach_topic_leaders,
  programme: m.outreach_topic_programme,
  institutions: m.outreach_topic_institutions,
  procedures: m.outreach_topic_procedures,
  organisation: m.outreach_topic_organisation,
  civil_service: m.outreach_topic_civil_service,
  finance: m.outreach_topic_finance,
  digital: m.outreach_topic_digital,
  online: m.outreach_topic_online,
  postal: m.outreach_topic_postal,
  indices: m.outreach_topic_indices,
  results: m.outreach_topic_results,
  models: m.outreach_topic_models,
  feedback: m.outreach_topic_feedback,
  rights: m.outreach_topic_rights,
  contests: m.outreach_topic_contests,
  investment: m.outreach_topic_investment,
};

export const FORM_WORDS: Words<OutreachForm> = {
  portal: m.outreach_form_portal,
  social: m.outreach_form_social,
  broadcast: m.outreach_form_broadcast,
  newspaper: m.outreach_form_newspaper,
  loudspeaker: m.outreach_form_loudspeaker,
  mobile: m.outreach_form_mobile,
  visual: m.outreach_form_visual,
  one_stop_tv: m.outreach_form_one_stop_tv,
  slip: m.outreach_form_slip,
  meeting: m.outreach_form_meeting,
  training: m.outreach_form_training,
  contest: m.outreach_form_contest,
  business_meeting: m.outreach_form_business_meeting,
  video: m.outreach_form_video,
};

export const AUDIENCE_WORDS: Words<Audience> = {
  officials: m.outreach_audience_officials,
  employees: m.outreach_audience_employees,
  mass: m.outreach_audience_mass,
  service_units: m.outreach_audience_service_units,
  business: m.outreach_audience_business,
  residents: m.outreach_audience_residents,
  press: m.outreach_audience_press,
};

/** A topic, form or audience in words; what is none of ours is as the reader wrote it. */
export function outreachWord(words: Readonly<Record<string, () => string>>, code: string): string {
  return code === ''
    ? m.outreach_unknown()
    : Object.hasOwn(words, code)
      ? (words[code]?.() ?? code)
      : code;
}
