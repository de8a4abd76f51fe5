import { TASK_STATES, type TaskState } from '../domain/task-state';
import { readId } from './address-id';

/** What of the register of tasks is shown; null = all. */
export interface TaskFilter {
  plan: string | null;
  agency: string | null;
  /** Of the agency; null = either. */
  role: 'lead' | 'coordinating' | null;
  kind: string | null;
  indicator: string | null;
  /** A year or a quarter of it. */
  period: string | null;
  state: TaskState | null;
}

export const NO_FILTER: TaskFilter = {
  plan: null,
  agency: null,
  role: null,
  kind: null,
  indicator: null,
  period: null,
  state: null,
};

/** Words of the address: Vietnamese, never renamed without a migration. */
const ROLE_WORDS = { lead: 'chu-tri', coordinating: 'phoi-hop' } as const;
const KIND_WORDS = {
  communication: 'tuyen-truyen',
  improvement: 'cai-thien',
  organisation: 'to-chuc',
  reporting: 'bao-cao',
} as const;
const TIMELINE = 'thoi-gian';
const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  not_started: 'chua-bat-dau',
  in_time: 'trong-han',
  in_progress: 'dang-lam',
  done: 'xong',
  overdue: 'qua-han',
  ended: 'het-han',
};

/** How the register is drawn. */
export type TaskView = 'table' | 'timeline';

const PERIOD = /^\d{4}(-Q[1-4])?$/;

function keyOf<K extends string>(words: Readonly<Record<K, string>>, word: string | null) {
  const found = Object.entries(words).find(([, said]) => said === word);
  return (found?.[0] as K | undefined) ?? null;
}

/** Reads `/nhiem-vu?kh=…&cq=…&vt=…&loai=…&ct=…&ky=…&tt=…`; what is broken counts as not given. */
export function readTasks(params: URLSearchParams): TaskFilter {
  const period = params.get('ky');
  const agency = readId(params.get('cq'));
  return {
    plan: readId(params.get('kh')),
    agency,
    role: agency === null ? null : keyOf(ROLE_WORDS, params.get('vt')),
    kind: keyOf(KIND_WORDS, params.get('loai')),
    indicator: readId(params.get('ct')),
    period: period && PERIOD.test(period) ? period : null,
    state: keyOf(STATE_WORDS, params.get('tt')),
  };
}

/** Reads `xem=thoi-gian`. */
export const readTaskView = (params: URLSearchParams): TaskView =>
  params.get('xem') === TIMELINE ? 'timeline' : 'table';

/** The query part of the register's address, `''` for all tasks in a table. */
export function writeTasks(filter: Partial<TaskFilter>, view: TaskView = 'table'): string {
  const { plan, agency, role, kind, indicator, period, state } = { ...NO_FILTER, ...filter };
  const pairs: [string, string | null | undefined][] = [
    ['kh', plan],
    ['cq', agency],
    ['vt', agency && role && ROLE_WORDS[role]],
    ['loai', kind && Object.entries(KIND_WORDS).find(([key]) => key === kind)?.[1]],
    ['ct', indicator],
    ['ky', period],
    ['tt', state && TASK_STATES.includes(state) ? STATE_WORDS[state] : null],
    ['xem', view === 'timeline' ? TIMELINE : null],
  ];
  const kept = pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
  return kept.length === 0
    ? ''
    : `?${kept.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}
