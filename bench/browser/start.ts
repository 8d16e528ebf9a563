import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { inProject } from '../../scripts/run.ts';
import type { Figure, FigurePart } from '../part.ts';
import { openBenchShell } from './bench-shell.ts';
import { buildPages } from './build-pages.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { benchCounter, makeCounterFolder } from './counter-folder.ts';
import { madeEntries } from './entries-made.ts';
import { timesFigure } from './figures.ts';
import type { PageAnswer } from './page-answer.ts';
import { openVisits, type PageVisits } from './run-page.ts';
import { makeTemplate } from './template.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { watchScript } from './watch-script.ts';

const openings = 2000;
const rounds = 9;
const limitMs = 60_000;
const toSignIn = 'navigation to the sign-in field';

/** The built counter from its address to the sign-in field, in a new browser every time, beside a page with one button. */
export async function makeStartPart(): Promise<FigurePart> {
  return await Promise.resolve({
    title: `cold start with ${openings} acts in the journal, and what is loaded`,
    figures: measureStart,
    aims: [{ name: 'start to the sign-in field', of: toSignIn, atMost: 1000 }],
  });
}

async function measureStart(): Promise<readonly Figure[]> {
  return await inTemporaryFolder(async (folder) => {
    await build(['renderer']);
    const bare = join(folder, 'antd');
    await buildPages(bare, ['antd']);
    const data = join(folder, 'counter');
    await makeCounterFolder(data, madeEntries(await makeTemplate(benchCounter), openings));
    const shell = await openBenchShell(data);
    const counterRoot = inProject('dist', 'renderer');
    const counter = await openVisits({ ...watched(counterRoot, 'index.html'), shell }, null);
    const antd = await openVisits({ ...watched(bare, 'antd.html'), shell: null }, null);
    try {
      const seen = await visitInTurns(folder, counter, antd);
      return [
        timesFigure(toSignIn, 'product', seen.counter),
        timesFigure('navigation to a button of antd', 'peer', seen.antd),
        ...sizeFigures('counter', 'product', counterRoot, seen.counter),
        ...sizeFigures('antd page', 'peer', bare, seen.antd),
      ];
    } finally {
      await counter.close();
      await antd.close();
      await shell.close();
    }
  });
}

/** Each round a browser for each; the first visit fills the counter's index and is not kept. */
async function visitInTurns(folder: string, counter: PageVisits, antd: PageVisits) {
  const profile = join(folder, 'profile');
  const loads = {
    counter: () => counter.visit(profile, '/', limitMs),
    antd: () => antd.visit(profile, '/', limitMs),
  };
  await loads.counter();
  await loads.antd();
  const seen: { counter: PageAnswer[]; antd: PageAnswer[] } = { counter: [], antd: [] };
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? 'counter' : 'antd';
    for (const which of [first, first === 'counter' ? 'antd' : 'counter'] as const) {
      seen[which].push(await loads[which]());
    }
  }
  return {
    counter: joined(toSignIn, seen.counter),
    antd: joined('navigation to a button of antd', seen.antd),
  };
}

function joined(name: string, answers: readonly PageAnswer[]): PageAnswer {
  const waiting = answers.filter(({ numbers }) => numbers['goOn'] === 1).length;
  if (waiting > 0) throw new Error(`${waiting} starts had something to tell before the sign-in`);
  const ready = answers.flatMap(({ samples }) => samples['ready'] ?? []);
  return { samples: { [name]: ready }, numbers: answers[0]?.numbers ?? {}, reasons: {} };
}

/** A built page with the watching script before its own. */
function watched(root: string, page: string) {
  const html = readFileSync(join(root, page), 'utf8').replace(
    '<head>',
    '<head><script src="/bench-watch.js"></script>',
  );
  return {
    root,
    files: {
      '/': { type: 'text/html; charset=utf-8', body: html },
      '/bench-watch.js': { type: 'text/javascript; charset=utf-8', body: watchScript },
    },
    answers: {},
  };
}

function sizeFigures(
  name: string,
  role: Figure['role'],
  root: string,
  { numbers }: PageAnswer,
): readonly Figure[] {
  const { raw, gzip } = bundleSizes(root);
  const kB = (bytes: number | undefined) => Math.round((bytes ?? Number.NaN) / 1000);
  return [
    { name: `${name}: scripts and styles`, role, unit: 'kB', value: kB(raw) },
    { name: `${name}: the same, gzipped`, role, unit: 'kB', value: kB(gzip) },
    { name: `${name}: loaded until then`, role, unit: 'kB', value: kB(numbers['loaded']) },
  ];
}
