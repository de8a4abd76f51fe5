import { packFiles, type PackJob } from './pack-files';

self.addEventListener('message', async ({ data }: MessageEvent<PackJob>) => {
  const reply = await packFiles(data);
  self.postMessage(reply, { transfer: reply.kind === 'packed' ? [reply.bytes.buffer] : [] });
});
