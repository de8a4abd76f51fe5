import { formatNumber } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import type { DocxFile } from '../docx/blocks';
import { writeDocx } from '../docx/write';
import { annexBlocks } from './annex';
import { sourceLines } from './closing';
import { endBlock } from './ending';
import { headBlock } from './head';
import { issuerOf, numberLine, planSymbol } from './names';
import { formOf } from './outline';
import { centred } from './paragraphs';
import { planBody } from './plan-body';
import { namesOf } from './sentences';
import type { DocumentTask, Form, PlanDocument } from './types';

/**
 * A plan with the annex of its tasks in the layout of Nghị định 30/2020/NĐ-CP, as a .docx file. A plan with a task
 * that nobody leads is a draft and says so in its first line. Nobody's name is put under it.
 */
export function planDocx(document: PlanDocument, modified: Date, form?: Form): Uint8Array {
  return writeDocx(planFile(document, form), modified);
}

function planFile(document: PlanDocument, chosen?: Form): DocxFile {
  const { plan, tasks, simulated } = document;
  const issuer = issuerOf(plan);
  const form = chosen ?? formOf(tasks, plan.year);
  const unled = tasks.filter(({ lead_agency_vi }) => lead_agency_vi === null).length;
  const draft = m.document_draft({ n: formatNumber(unled) });
  const number = numberLine(plan.document_no, planSymbol(issuer));
  const main = [
    ...(unled > 0 ? [centred(draft, { bold: true }, 240)] : []),
    headBlock(issuer, number, plan.issued_on, null),
    ...planBody(document, issuer, form),
    endBlock(issuer, leading(tasks)),
  ];
  return {
    title: plan.title_vi,
    author: issuer.name,
    mark: simulated ? m.document_simulated() : null,
    sections: [
      { landscape: false, blocks: main },
      { landscape: true, blocks: [...annexBlocks(document, issuer), ...sourceLines(document)] },
    ],
  };
}

/** Who leads a task, each once, in the order of the plan. */
function leading(tasks: readonly DocumentTask[]): string[] {
  return [...new Set(tasks.flatMap(({ lead_agency_vi }) => namesOf(lead_agency_vi)))];
}
