import { join } from 'node:path';
import type { Figure, FigurePart, Role } from '../part.ts';
import { buildPages } from './build-pages.ts';
import { timesFigure } from './figures.ts';
import { listNames, type ListSetup } from './list-setup.ts';
import type { PageAnswer } from './page-answer.ts';
import { openVisits } from './run-page.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const sizes = [1000, 10_000, 100_000];
/** Above it a table of all rows is not shown: the page would be busy for minutes. */
const mostPlain = 10_000;
/** Above it a table of all rows, which takes seconds, is shown in one round only. */
const mostPlainInRounds = 1000;
const rounds = 3;
const steps = 120;
const keys = 40;
const idleFrames = 120;
/** Of one size: the part must end within four minutes on a busy machine too. */
const limitMs = 120_000;

/** A common screen of a branch; the heap is read exactly, after a collection. */
const browserArgs = [
  '--window-size=1366,768',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

const halts = {
  scrolled: `${listNames.product}: top to bottom: frames over 50 ms`,
  walked: `${listNames.product}: PageDown: frames over 50 ms`,
};

/** A long list as the counter shows it, beside the same rows in other tables. */
export async function makeListPart(): Promise<FigurePart> {
  return await Promise.resolve({
    title: `a long list: shown, scrolled in ${steps} steps, walked by ${keys} PageDown, sorted, narrowed`,
    figures: measureLists,
    aims: [
      { name: 'no halt while scrolling', of: halts.scrolled, atMost: 0 },
      { name: 'no halt while walking by PageDown', of: halts.walked, atMost: 0 },
    ],
  });
}

async function measureLists(): Promise<readonly Figure[]> {
  return await inTemporaryFolder(async (folder) => {
    const root = join(folder, 'pages');
    await buildPages(root, ['list']);
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...(await measureSize(folder, root, size)));
    return figures;
  });
}

async function measureSize(folder: string, root: string, size: number): Promise<readonly Figure[]> {
  const plainRounds = size > mostPlain ? 0 : size > mostPlainInRounds ? 1 : rounds;
  const setup: ListSetup = { size, rounds, steps, keys, idleFrames, plainRounds };
  const visits = await openVisits({ root, shell: null, answers: {} }, setup, browserArgs);
  try {
    const profile = join(folder, `profile-${size}`);
    const answer = await visits.visit(profile, '/list.html', limitMs);
    return figuresOf(answer, size);
  } finally {
    await visits.close();
  }
}

/** What a table is looked at for, and in which unit. */
const looked: Readonly<Record<string, string>> = {
  'rows there, to the first paint': 'ms',
  'top to bottom: frames over 16.7 ms': 'frames',
  'top to bottom: frames over 50 ms': 'frames',
  'top to bottom: the longest frame': 'ms',
  'sorted by words, to the paint': 'ms',
  'DOM nodes': 'nodes',
  'JS heap': 'MB',
};
const walked: Readonly<Record<string, string>> = {
  'PageDown, to the row painted': 'ms',
  'PageDown: frames over 16.7 ms': 'frames',
  'PageDown: frames over 50 ms': 'frames',
  'PageDown: the longest frame': 'ms',
};
const narrowed: Readonly<Record<string, string>> = {
  'register: filter typed, to the paint': 'ms',
  'register: filter emptied, to the paint': 'ms',
};
const idle: Readonly<Record<string, string>> = {
  'idle page: frames over 16.7 ms': 'frames',
  'idle page: frames over 50 ms': 'frames',
  'idle page: the longest frame': 'ms',
};

function figuresOf(answer: PageAnswer, size: number): readonly Figure[] {
  const why = `${size} rows of a plain table keep the page busy for minutes`;
  const reasons = Object.fromEntries(
    Object.keys(looked).map((name) => [`${listNames.plain}: ${name}`, why]),
  );
  const told = { ...answer, reasons };
  const take = (of: Readonly<Record<string, string>>, role: Role, who = '') =>
    Object.entries(of).map(([name, unit]) => ({
      ...timesFigure(`${who}${name}`, role, told, size),
      unit,
    }));
  return [
    ...take({ ...looked, ...walked }, 'product', `${listNames.product}: `),
    ...take(narrowed, 'product'),
    ...take(looked, 'peer', `${listNames.antd}: `),
    ...take(looked, 'peer', `${listNames.plain}: `),
    ...take(idle, 'limit'),
  ];
}
