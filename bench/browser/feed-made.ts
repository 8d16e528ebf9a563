import type { FeedPage } from '../../shared/feed/page.ts';
import { decided, FeedMaker } from '../../test/helpers/feed-maker.ts';
import { benchCounter } from './counter-folder.ts';
import { madeEntries } from './entries-made.ts';
import type { Template } from './template.ts';

/** As many items a page as head office cuts at most. */
export const pageItems = 200;

const neighbour = '0101-03';

/**
 * Signed pages that continue the empty snapshot: for every round so many of the counter's own openings with the verdict,
 * then so many of its neighbour's in full.
 */
export function madeFeed(template: Template, rounds: number, pagesARound: number): FeedPage[] {
  const maker = new FeedMaker(benchCounter);
  const all = rounds * pagesARound * pageItems;
  const own = openingsOf(template, all);
  const others = openingsOf(
    {
      signIn: { ...template.signIn, counter: neighbour },
      opening: { ...template.opening, counter: neighbour },
    },
    all,
    // Other ids than those of the own openings.
    7,
  );
  const pages: FeedPage[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const entries of [own, others]) {
      for (let page = 0; page < pagesARound; page += 1) {
        pages.push(maker.page(Array.from({ length: pageItems }, () => next(entries))));
      }
    }
  }
  return pages;
}

function openingsOf(template: Template, count: number, seed?: number) {
  const entries = madeEntries(template, count, seed);
  // The sign-in.
  entries.next();
  return entries;
}

function next(entries: ReturnType<typeof madeEntries>) {
  const step = entries.next();
  if (step.done === true) throw new Error('there are fewer entries than items');
  return decided(step.value.entry);
}
