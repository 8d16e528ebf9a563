import { join } from 'node:path';
import type { Figure, FigurePart, Role } from '../part.ts';
import { hundredths } from '../quantile.ts';
import type { ActSetup } from './act-setup.ts';
import { openBenchShell } from './bench-shell.ts';
import { buildPages } from './build-pages.ts';
import { benchCounter, makeCounterFolder } from './counter-folder.ts';
import { madeEntries } from './entries-made.ts';
import { timesFigure } from './figures.ts';
import { openFloor } from './fsync-floor.ts';
import type { PageAnswer } from './page-answer.ts';
import { openVisits } from './run-page.ts';
import { makeTemplate, type Template } from './template.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const sizes = [0, 10_000, 100_000];
const largest = 1_000_000;
const rounds = 200;
const warmUp = 30;
/** Of one size: the part must end within four minutes on a busy machine too. */
const limitMs = 130_000;

const accepted = 'accepted (fsync answered)';
const floor = 'append and fsync';
const above = 'accepted, above append and fsync';

/** In the order they are printed. */
const timed: readonly (readonly [string, Role])[] = [
  [accepted, 'product'],
  ['shown', 'product'],
  ['of it: until the append', 'product'],
  ['of it: the append', 'product'],
  ['of it: the index', 'product'],
  ['of it: the live query', 'product'],
  ['bridge round trip', 'limit'],
  [floor, 'limit'],
  ['IndexedDB strict', 'peer'],
  ['Dexie strict', 'peer'],
  ['SQLite (wasm, OPFS, WAL)', 'peer'],
  ['PouchDB', 'peer'],
  ['RxDB (Dexie storage, not atomic)', 'peer'],
];

/** One act accepted and shown, beside what others need to commit as much. */
export async function makeActPart(): Promise<FigurePart> {
  return await Promise.resolve({
    title: 'one act accepted and shown, in Chromium, with so many rows there already',
    figures: measureActs,
    aims: [
      { name: 'accepted, above the disk', of: above, atMost: 0.8 },
      { name: 'shown', of: 'shown', atMost: 3 },
      { name: 'shown, 99 of 100', of: 'shown', at: 'p99', atMost: 12 },
    ],
  });
}

async function measureActs(): Promise<readonly Figure[]> {
  return await inTemporaryFolder(async (folder) => {
    const root = join(folder, 'pages');
    await buildPages(root, ['act']);
    const template = await makeTemplate(benchCounter);
    const figures: Figure[] = [];
    for (const size of sizes) {
      figures.push(...(await figuresAt(size, () => runSize(folder, root, template, size))));
    }
    const why = `filling the stores with ${largest} rows takes longer than a part may`;
    return [
      ...figures,
      ...notMeasured(largest, why).map((one) => ({ ...one, name: `${one.name}, a million there` })),
    ];
  });
}

/** The figures of one size; where it fails the other sizes are still worth knowing. */
async function figuresAt(
  size: number,
  measure: () => Promise<PageAnswer>,
): Promise<readonly Figure[]> {
  try {
    return figuresOf(await measure(), size);
  } catch (error) {
    return notMeasured(size, error instanceof Error ? error.message : String(error));
  }
}

function notMeasured(size: number, why: string): readonly Figure[] {
  return [above, accepted, 'shown'].map((name) => ({
    name,
    role: 'product',
    unit: 'ms',
    value: null,
    size,
    why,
  }));
}

async function runSize(
  folder: string,
  root: string,
  template: Template,
  size: number,
): Promise<PageAnswer> {
  const data = join(folder, `counter-${size}`);
  // The page fills the index; to replay so much would take longer than all the rest.
  await makeCounterFolder(data, madeEntries(template, 0));
  const shell = await openBenchShell(data);
  const disk = await openFloor(data);
  const { actor } = template.signIn;
  const setup: ActSetup = { actor, size, rounds, warmUp };
  const visits = await openVisits({ root, shell, answers: { '/floor': disk.answer } }, setup);
  try {
    return await visits.visit(join(folder, `profile-${size}`), '/act.html', limitMs);
  } finally {
    await visits.close();
    await disk.close();
    await shell.close();
  }
}

function figuresOf(answer: PageAnswer, size: number): readonly Figure[] {
  const figures = timed.map(([name, role]) => timesFigure(name, role, answer, size));
  const valueOf = (name: string) => figures.find((one) => one.name === name)?.value ?? Number.NaN;
  const value = hundredths(valueOf(accepted) - valueOf(floor));
  return [{ name: above, role: 'product', unit: 'ms', size, value }, ...figures];
}
