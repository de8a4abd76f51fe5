import { checkFile, type CheckJob, type CheckReply } from './check-file';
import type { CompareJob } from './import/compare';

const answer = (reply: CheckReply) => self.postMessage(reply);

self.addEventListener('message', async ({ data }: MessageEvent<CheckJob | CompareJob>) => {
  if ('next' in data) {
    const { compareRows } = await import('./import/compare');
    return self.postMessage(await compareRows(data));
  }
  answer(await checkFile(data, answer));
});
