import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromiumVersion } from './browser/chromium-version.ts';
import { type DrawnResult, growthPicture } from './growth-picture.ts';
import { measure, type PartResult } from './measure.ts';
import type { Part } from './part.ts';
import { installPeers, peerVersions } from './peers.ts';
import { printResult } from './print.ts';

/** Every part is a file; loaded when it is its turn, because the peers may have to be installed first. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  fills: async () => (await import('./fills.ts')).makeFillsPart(),
  drain: async () => (await import('./drain/part.ts')).makeDrainPart(),
  office: async () => (await import('./drain/office-part.ts')).makeOfficePart(),
  verify: async () => (await import('./drain/verify-part.ts')).makeVerifyPart(),
  act: async () => await (await import('./browser/act.ts')).makeActPart(),
  bulk: async () => await (await import('./browser/bulk.ts')).makeBulkPart(),
  list: async () => await (await import('./browser/list.ts')).makeListPart(),
  start: async () => await (await import('./browser/start.ts')).makeStartPart(),
  clients: async () => await (await import('./clients/store.ts')).makeClientStorePart(),
  search: async () => await (await import('./clients/search.ts')).makeSearchPart(),
};

const resultsFile = join(import.meta.dirname, 'results', 'latest.json');
const pictureFile = join(import.meta.dirname, '..', 'docs', 'performance-growth.svg');

/** `npm run bench`, or `npm run bench -- fills`: measures, prints a table, writes bench/results/latest.json and draws it. */
async function bench(names: readonly string[]): Promise<number> {
  installPeers();
  for (const name of names) {
    const make = parts[name];
    if (make === undefined) {
      console.error(`bench: no part ${name}; there are ${Object.keys(parts).join(', ')}`);
      return 2;
    }
    const result = await measure(await make());
    printResult(name, result);
    // One by one: a part that fails takes none of those before it along.
    await keep({ [name]: result });
  }
  return 0;
}

/** Parts that were not run keep what they had, with the machine they had it from. */
async function keep(results: Readonly<Record<string, PartResult>>): Promise<void> {
  const run = {
    at: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryMb: Math.round(totalmem() / 2 ** 20),
      platform: `${process.platform} ${process.arch}`,
      // A machine that was busy with something else measures that too.
      load: loadavg().map((one) => Math.round(one * 10) / 10),
    },
    versions: {
      node: process.versions.node,
      v8: process.versions.v8,
      browser: await chromiumVersion(),
      ...peerVersions(),
    },
  };
  const made = Object.entries(results).map(
    ([name, result]) => [name, { ...run, ...result }] as const,
  );
  const all = { ...earlier(), ...Object.fromEntries(made) };
  writeFileSync(resultsFile, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(pictureFile, growthPicture(all));
}

function earlier(): Readonly<Record<string, DrawnResult>> {
  try {
    // Written by `keep`.
    return JSON.parse(readFileSync(resultsFile, 'utf8')) as Record<string, DrawnResult>;
  } catch (error) {
    // There is none before the first run; anything else must be seen.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

const asked = process.argv.slice(2);
process.exitCode = await bench(asked.length > 0 ? asked : Object.keys(parts));
