import { givenAway, type OpenIndexPort } from './index-messages.ts';
import { indexServer } from './index-server.ts';

/** The index in this very thread, for tests and where there are no workers. */
export const localIndexPort: OpenIndexPort = (listener) => {
  let isOpen = true;
  const handle = indexServer(
    (reply) => queueMicrotask(() => isOpen && listener.reply(reply)),
    (step) => step(),
  );
  return {
    post(request) {
      // As a message would: nothing is shared, and nothing arrives before the caller has gone on.
      const message = structuredClone(request, { transfer: givenAway(request) });
      queueMicrotask(() => isOpen && handle(message));
    },
    close() {
      isOpen = false;
    },
  };
};
