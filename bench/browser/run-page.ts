import { setTimeout as delay } from 'node:timers/promises';
import { openChromium } from './open-chromium.ts';
import type { PageAnswer, PageWord } from './page-answer.ts';
import { servePage, type ServedPage } from './page-server.ts';

/** Pages under one origin, opened one after the other in browsers of their own. */
export interface PageVisits {
  /** Opens a page and waits for what it posts. @throws Error when it fails or says nothing in time */
  visit(profile: string, path: string, limitMs: number): Promise<PageAnswer>;
  close(): Promise<void>;
}

/** Serves pages that ask for `setup` and post one result each, to browsers with further arguments where they need some. */
export async function openVisits(
  page: ServedPage,
  setup: unknown,
  browserArgs: readonly string[] = [],
): Promise<PageVisits> {
  let take: (word: PageWord) => void = () => undefined;
  const server = await servePage({
    ...page,
    answers: {
      ...page.answers,
      '/setup': () => setup,
      // Posted by our own page.
      '/result': (body) => take(JSON.parse(body.toString('utf8')) as PageWord),
    },
  });
  return {
    async visit(profile, path, limitMs) {
      const posted = new Promise<PageWord>((resolve) => {
        take = resolve;
      });
      const address = `${server.origin}${path}#token=bench`;
      const chromium = await openChromium(profile, address, browserArgs);
      const timer = new AbortController();
      const { signal } = timer;
      const silent: PageWord = { error: `said nothing in ${limitMs} ms` };
      try {
        const word = await Promise.race([posted, delay(limitMs, silent, { signal })]);
        if ('error' in word) throw new Error(`page ${path}: ${word.error}`);
        return word;
      } finally {
        timer.abort();
        await chromium.close();
      }
    },
    close: () => server.close(),
  };
}
