import { writeCsv } from '$lib/datapackage/write-csv';
import { buildEngine } from '$lib/engine/build';
import { AUDIENCE_WORDS, FORM_WORDS, outreachWord, TOPIC_WORDS } from '$lib/messages/outreach';
import { askOutreach } from '$lib/queries/answers/outreach';

export const prerender = true;

const HEADER = [
  ...['plan_id', 'task_id', 'code', 'title_vi'],
  ...['topic', 'topic_vi', 'form', 'form_vi', 'audience', 'audience_vi', 'agency_vi', 'derived'],
];

const told = (found: readonly string[]): readonly string[] => (found.length > 0 ? found : ['']);

/** A row a task, topic, form, audience and leading agency. */
export async function GET() {
  const { tasks } = await askOutreach(await buildEngine());
  const rows = tasks.flatMap((task) =>
    told(task.topics).flatMap((topic) =>
      told(task.forms).flatMap((form) =>
        told(task.audiences).flatMap((audience) =>
          told(task.agencies).map((agency) => [
            ...[task.plan_id, task.task_id, task.code, task.title_vi],
            ...[topic, outreachWord(TOPIC_WORDS, topic), form, outreachWord(FORM_WORDS, form)],
            ...[audience, outreachWord(AUDIENCE_WORDS, audience), agency, task.derived],
          ]),
        ),
      ),
    ),
  );
  return new Response(writeCsv(HEADER, rows, { bom: true }), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
}
