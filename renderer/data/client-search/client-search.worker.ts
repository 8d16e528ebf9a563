import { givenAway, type IndexReply, type IndexRequest } from './index-messages.ts';
import { indexServer } from './index-server.ts';

const handle = indexServer(
  // Options, not an origin: a worker speaks only to the page that made it.
  (reply: IndexReply) => self.postMessage(reply, { transfer: givenAway(reply) }),
  (step) => setTimeout(step, 0),
);

self.addEventListener('message', ({ data }: MessageEvent<IndexRequest>) => handle(data));
