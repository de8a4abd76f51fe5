import { formatDate } from '../../messages/format';
import { m } from '../../messages/generated/messages';
import { paragraph } from '../docx/blocks';
import type { Paragraph } from '../docx/blocks';
import type { PlanDocument } from './types';

/** Where the plan was read, and what the marks in its text mean. */
export function sourceLines({ plan, tasks, sources }: PlanDocument): Paragraph[] {
  const small = { italic: true, size: 11, before: 120, after: 0, align: 'left' } as const;
  const list = sources.map(({ title, publisher, published_on }) => {
    const about = [publisher, published_on && formatDate(published_on)].filter(Boolean).join(', ');
    return about === '' ? title : m.document_source_one({ title, about });
  });
  const marked = /\[(\?|suy ra)/.test(JSON.stringify([plan, tasks]));
  return [
    ...(list.length > 0 ? [paragraph(m.document_source({ list: list.join('; ') }), small)] : []),
    ...(marked ? [paragraph(m.plan_marks(), small)] : []),
  ];
}
