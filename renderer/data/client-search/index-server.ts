import { concatBytes } from '../../../shared/values/bytes.ts';
import { type ClientIndex, clientIndex } from './client-index.ts';
import type { IndexReply, IndexRequest } from './index-messages.ts';
import { segmentBytes, segmentOf } from './segment-bytes.ts';

/**
 * An index behind messages. Packing goes on between them, a step whenever `later` comes round, so that a key press
 * never waits for more than one step.
 */
export function indexServer(
  reply: (reply: IndexReply) => void,
  later: (step: () => void) => void,
): (request: IndexRequest) => void {
  let index = clientIndex();
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
      case 'restore': {
        const restored = restore(request.segments);
        if (restored !== null) index = restored;
        reply(restored === null ? { ask, isUnreadable: true } : { ask });
        return;
      }
      case 'keep':
        // A segment more or less packed is the same index, but the next start would have to pack it.
        reply(steps === null ? { ask, segments: index.segments().map(segmentBytes) } : { ask });
        return;
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

function restore(
  segments: Extract<IndexRequest, { kind: 'restore' }>['segments'],
): ClientIndex | null {
  try {
    return clientIndex(segments.map((parts) => segmentOf(concatBytes(...parts))));
  } catch {
    // Whoever sent it fills the index anew.
    return null;
  }
}
