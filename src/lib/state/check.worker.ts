import { checkFile, type CheckJob, type CheckReply } from './check-file';

const answer = (reply: CheckReply, transfer: Transferable[] = []) =>
  self.postMessage(reply, { transfer });

self.addEventListener('message', async ({ data }: MessageEvent<CheckJob>) => {
  const reply = await checkFile(data, answer);
  answer(reply, reply.kind === 'done' ? reply.files.map(({ ipc }) => ipc.buffer) : []);
});
