import type { Question } from './question';

export interface TaskTopicRow {
  task_id: string;
  topic: string | null;
  form: string | null;
  audience: string | null;
}

/** What communication tasks were said to be about, how and to whom. */
export const taskTopics: Question<Record<string, never>, TaskTopicRow> = {
  name: 'task-topics',
  sql: `SELECT task_id, topic, form, audience
FROM task_topics
ORDER BY task_id, topic NULLS LAST, form NULLS LAST, audience NULLS LAST`,
  bind: () => [],
  examples: [{}],
};
