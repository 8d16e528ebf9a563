import type { IndexReply, IndexRequest } from './index-messages.ts';
import { indexServer } from './index-server.ts';

const handle = indexServer(
  // Options, not an origin: a worker speaks only to the page that made it.
  (reply: IndexReply) => self.postMessage(reply, {}),
  (step) => setTimeout(step, 0),
);

self.addEventListener('message', ({ data }: MessageEvent<IndexRequest>) => handle(data));
