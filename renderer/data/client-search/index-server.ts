import { clientIndex } from './client-index.ts';
import type { IndexReply, IndexRequest } from './index-messages.ts';

/**
 * An index behind messages. Packing goes on between them, a step whenever `later` comes round, so that a key press
 * never waits for more than one step.
 */
export function indexServer(
  reply: (reply: IndexReply) => void,
  later: (step: () => void) => void,
): (request: IndexRequest) => void {
  const index = clientIndex();
  let ready = false;
  let steps: Generator<void> | null = null;

  const goOn = (): void => {
    if (steps?.next().done === true) steps = null;
    if (steps !== null) later(goOn);
  };
  const begin = (work: Generator<void>): void => {
    steps = work;
    later(goOn);
  };

  return (request) => {
    const { ask } = request;
    switch (request.kind) {
      case 'load':
        index.load(request.clients);
        break;
      case 'put':
        index.put(request.clients);
        break;
      case 'remove':
        index.remove(request.clientNos);
        break;
      case 'loaded':
        ready = true;
        begin(index.settle());
        break;
      case 'search': {
        const answer = { ready, ...index.search(request.typed, request.limit) };
        reply({ ask, answer });
        return;
      }
    }
    if (ready && steps === null) begin(index.tidy());
    reply({ ask });
  };
}
