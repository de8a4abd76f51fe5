import { m } from '../../messages/generated/messages';
import { rule } from '../docx/blocks';
import type { Block } from '../docx/blocks';
import { textWidth } from '../docx/page';
import { dutyBlocks } from './duties';
import { itemBlocks } from './item';
import type { Issuer } from './names';
import { basisOf, subjectOf } from './names';
import type { PlanSection } from './outline';
import { itemsOf, sectionsOf } from './outline';
import { body, centred, heading } from './paragraphs';
import { listed } from './sentences';
import type { Form, PlanDocument } from './types';

/** From the name of the document to its last sentence. */
export function planBody({ plan, tasks }: PlanDocument, issuer: Issuer, form: Form): Block[] {
  const third = Math.round(textWidth(false) * 0.35);
  const basis = listed(basisOf(plan).map((text) => m.document_basis({ text })));
  const title = plan.title_vi;
  return [
    { ...centred(m.document_plan(), { bold: true }), before: 240 },
    centred(subjectOf(plan), { bold: true }),
    { ...rule(third, third), after: 200 },
    ...basis.map((line) => body(line, { italic: true })),
    body(m.document_opening({ issuer: issuer.name, title })),
    ...sectionsOf(itemsOf(tasks), form).flatMap((section) => sectionBlocks(section, form)),
    body(m.document_closing({ title })),
  ];
}

function sectionBlocks({ number, title, organisation, items }: PlanSection, form: Form): Block[] {
  const head = heading(1, title === null ? `${number}.` : `${number}. ${title}`);
  if (items.length === 0) return [head, body(m.document_section_absent(), { italic: true })];
  if (organisation) return [head, ...dutyBlocks(items)];
  return [head, ...items.flatMap((item) => itemBlocks(item, form))];
}
