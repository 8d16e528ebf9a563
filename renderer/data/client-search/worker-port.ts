import { givenAway, type IndexReply, type OpenIndexPort } from './index-messages.ts';

/** A worker that has been silent for so long is dead: it never works longer than half a second at a time. */
const longestSilenceMs = 30_000;

/** The index in a worker of its own, so that a million clients never hold up a key press of the window. */
export const workerIndexPort: OpenIndexPort = (listener) => {
  const worker = new Worker(new URL('client-search.worker.ts', import.meta.url), {
    type: 'module',
    name: 'client-search',
  });
  let open = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(silence);
    worker.terminate();
  };
  const fail = (reason: string): void => {
    close();
    listener.failed(reason);
  };
  const watch = (): void => {
    clearTimeout(silence);
    if (open > 0) silence = setTimeout(() => fail('no reply'), longestSilenceMs);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<IndexReply>) => {
    open -= 1;
    watch();
    listener.reply(data);
  });
  worker.addEventListener('error', (event) => {
    // Said where staff are told, by who asked; the browser's own report would only repeat it.
    event.preventDefault();
    fail(event.message);
  });
  worker.addEventListener('messageerror', () => fail('unreadable'));
  return {
    post(request) {
      open += 1;
      if (open === 1) watch();
      worker.postMessage(request, { transfer: givenAway(request) });
    },
    close,
  };
};
