import type { CheckJob, CheckReply } from './check-file';
import type { CompareJob } from './import/compare';
import type { Difference } from '../datapackage/import/difference';
import type { PackJob, PackReply } from './saved/pack-files';

/** What the reader stopped. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The outcome of `work`, or Cancelled as soon as the signal says so. */
export function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Cancelled());
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Checks a file in a worker of its own, which ends with it. */
export async function runCheck(
  job: CheckJob,
  signal: AbortSignal,
  onProgress: (rows: number, part: number) => void,
): Promise<Exclude<CheckReply, { kind: 'progress' }>> {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  return inWorker(worker, job, signal, (reply: CheckReply) => {
    if (reply.kind !== 'progress') return reply;
    onProgress(reply.rows, reply.part);
    return null;
  });
}

/** Holds the rows of a file against what is loaded, in a worker of its own. */
export async function runCompare(job: CompareJob, signal: AbortSignal): Promise<Difference> {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  return inWorker(worker, job, signal, (reply: Difference) => reply);
}

/** Packs saved files in a worker of its own. */
export async function runPack(job: PackJob): Promise<PackReply> {
  const worker = new Worker(new URL('./saved/pack.worker.ts', import.meta.url), { type: 'module' });
  return inWorker(worker, job, new AbortController().signal, (reply: PackReply) => reply);
}

/** The first message of which `settle` makes something. */
async function inWorker<M, T>(
  worker: Worker,
  job: object,
  signal: AbortSignal,
  settle: (message: M) => T | null,
): Promise<T> {
  try {
    const reply = new Promise<T>((resolve, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message || 'worker')));
      worker.addEventListener('message', ({ data }: MessageEvent<M>) => {
        const settled = settle(data);
        if (settled !== null) resolve(settled);
      });
    });
    worker.postMessage(job);
    return await unless(signal, reply);
  } finally {
    worker.terminate();
  }
}
