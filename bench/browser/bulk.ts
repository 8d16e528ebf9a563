import { join } from 'node:path';
import type { Figure, FigurePart } from '../part.ts';
import { openBenchShell } from './bench-shell.ts';
import { buildPages } from './build-pages.ts';
import { type BulkSetup, feedKinds } from './bulk-setup.ts';
import { benchCounter, makeCounterFolder } from './counter-folder.ts';
import { madeEntries } from './entries-made.ts';
import { madeFeed, pageItems } from './feed-made.ts';
import { rateFigure } from './figures.ts';
import { openVisits } from './run-page.ts';
import { makeTemplate } from './template.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const openings = 10_000;
const rounds = 3;
const pagesARound = 10;
const limitMs = 200_000;
const replay = 'replay of the journal';
const [own, others] = feedKinds;

/** Replay of the journal and intake of the feed, beside puts of the same rows. */
export async function makeBulkPart(): Promise<FigurePart> {
  return await Promise.resolve({
    title: `replay of ${openings} entries and intake of the feed, in Chromium`,
    figures: measureBulk,
    aims: [
      { name: 'replay', of: replay, atLeast: 30_000 },
      { name: 'feed, own', of: own, atLeast: 30_000 },
      { name: "feed, others'", of: others, atLeast: 30_000 },
    ],
  });
}

async function measureBulk(): Promise<readonly Figure[]> {
  return await inTemporaryFolder(async (folder) => {
    const root = join(folder, 'pages');
    await buildPages(root, ['bulk']);
    const template = await makeTemplate(benchCounter);
    const data = join(folder, 'counter');
    await makeCounterFolder(data, madeEntries(template, openings));
    const pages = madeFeed(template, rounds + 1, pagesARound);
    const shell = await openBenchShell(data);
    // The sign-in is an entry too.
    const setup: BulkSetup = { entries: openings + 1, rounds, pagesARound };
    const visits = await openVisits({ root, shell, answers: { '/pages': () => pages } }, setup);
    try {
      const answer = await visits.visit(join(folder, 'profile'), '/bulk.html', limitMs);
      const rate = (name: string, role: Figure['role'], count = setup.entries) =>
        rateFigure(name, role, answer, count);
      return [
        rate(replay, 'product'),
        rate('of it: reading the log over the bridge', 'product'),
        rate('Dexie bulkPut, relaxed', 'peer'),
        rate('Dexie bulkPut, strict', 'peer'),
        rate('a thousand frames as one value', 'limit'),
        rate(own, 'product', pagesARound * pageItems),
        rate(others, 'product', pagesARound * pageItems),
      ];
    } finally {
      await visits.close();
      await shell.close();
    }
  });
}
