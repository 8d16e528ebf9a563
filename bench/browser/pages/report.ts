import type { PageAnswer, PageWord } from '../page-answer.ts';

/** Asks what to do, does it, and posts what came of it. */
export async function report(run: (setup: unknown) => Promise<PageAnswer>): Promise<void> {
  try {
    await tell(await run(await ask('/setup')));
  } catch (error) {
    await tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Posts to the server of this page and gives its answer. */
export async function ask(path: string, body: BodyInit = ''): Promise<unknown> {
  const answer = await fetch(path, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return await answer.json();
}

async function tell(word: PageWord): Promise<void> {
  await ask('/result', JSON.stringify(word));
}
