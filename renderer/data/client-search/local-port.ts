import type { OpenIndexPort } from './index-messages.ts';
import { indexServer } from './index-server.ts';

/** The index in this very thread, for tests and where there are no workers. */
export const localIndexPort: OpenIndexPort = (listener) => {
  let isOpen = true;
  const handle = indexServer(
    (reply) => queueMicrotask(() => isOpen && listener.reply(reply)),
    (step) => step(),
  );
  return {
    // As a message would: nothing is shared, and nothing arrives before the caller has gone on.
    post: (request) => queueMicrotask(() => isOpen && handle(structuredClone(request))),
    close() {
      isOpen = false;
    },
  };
};
