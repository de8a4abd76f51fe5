import type { Engine } from '../lib/engine/engine';
import { m } from '../lib/messages/generated/messages';
import {
  changeText,
  countsText,
  FATE_WORDS,
  fromToText,
  listText,
  PLAN_FIELD_WORDS,
} from '../lib/messages/plan-compare';
import { askPlanComparison } from '../lib/queries/answers/plan-compare';
import { askedPlan } from './asked-plan';

/** Prints what became of a plan in another one; as JSON the comparison itself. */
export async function writeComparison(
  engine: Engine,
  [from, to]: readonly [string, string],
  json: boolean,
): Promise<void> {
  const [a, b] = [await askedPlan(engine, from), await askedPlan(engine, to)];
  const found = await askPlanComparison(engine, a, b);
  if (json) {
    console.log(JSON.stringify({ a: a.plan_id, b: b.plan_id, ...found }, null, 1));
    return;
  }
  console.log(m.plan_compare_result({ a: a.title_vi, b: b.title_vi }));
  console.log(countsText(found));
  const about = found.plan.map(({ field, from, to }) =>
    fromToText(PLAN_FIELD_WORDS[field](), from, to),
  );
  const basis = listText(found.basis);
  if (basis !== '') about.push(m.plan_compare_list({ what: m.plan_compare_basis(), list: basis }));
  console.log(about.map((line) => `- ${line}`).join('\n'));
  for (const { fate, a: old, b: task, changes } of found.tasks) {
    if (fate === 'same') continue;
    const codes = [...new Set([old?.code, task?.code])].filter((code) => code !== undefined);
    console.log(`\n${FATE_WORDS[fate]()} ${codes.join(' → ')}: ${(task ?? old)?.title_vi ?? ''}`);
    for (const change of changes)
      if (change.field !== 'code') console.log(`  - ${changeText(change)}`);
  }
}
