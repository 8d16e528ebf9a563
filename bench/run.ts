import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { measure, type PartResult } from './measure.ts';
import type { Part } from './part.ts';
import { installPeers } from './peers.ts';

/** Every part is a file; loaded when it is its turn, because the peers may have to be installed first. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  fills: async () => (await import('./fills.ts')).makeFillsPart(),
};

const resultsFile = join(import.meta.dirname, 'results', 'latest.json');

/** `npm run bench`, or `npm run bench -- fills`: measures, prints a table, writes bench/results/latest.json. */
async function bench(names: readonly string[]): Promise<number> {
  installPeers();
  const results: Record<string, PartResult> = {};
  for (const name of names) {
    const make = parts[name];
    if (make === undefined) {
      console.error(`bench: no part ${name}; there are ${Object.keys(parts).join(', ')}`);
      return 2;
    }
    const result = measure(await make());
    results[name] = result;
    print(name, result);
  }
  keep(results);
  return 0;
}

function print(name: string, result: PartResult): void {
  console.log(`\n${name}: ${result.title}, ${result.rounds} rounds`);
  console.table(
    result.contenders.map(({ name, role, items, medianMs, p95Ms, nsPerItem }) => ({
      name,
      role,
      [result.unit]: items,
      'median ms': medianMs,
      'p95 ms': p95Ms,
      'ns each': nsPerItem,
      'M/s': Math.round(100_000 / nsPerItem) / 100,
    })),
  );
  const verdict = result.isReached ? 'reached' : 'MISSED';
  console.log(`product ÷ limit ${result.productToLimit} (aim ≤ ${result.aim}: ${verdict})`);
  for (const [peer, ratio] of Object.entries(result.peerToProduct)) {
    console.log(`${peer} ÷ product ${ratio}`);
  }
}

/** Parts that were not run keep what they had, with the machine they had it from. */
function keep(results: Readonly<Record<string, PartResult>>): void {
  const run = {
    at: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryMb: Math.round(totalmem() / 2 ** 20),
      platform: `${process.platform} ${process.arch}`,
    },
    versions: { node: process.versions.node, v8: process.versions.v8, ...peerVersions() },
  };
  const made = Object.entries(results).map(([name, result]) => [name, { ...run, ...result }]);
  const all = { ...earlier(), ...(Object.fromEntries(made) as object) };
  writeFileSync(resultsFile, `${JSON.stringify(all, null, 2)}\n`);
}

function peerVersions(): Readonly<Record<string, string>> {
  const file = readFileSync(join(import.meta.dirname, 'package.json'), 'utf8');
  // Our own file beside this one.
  return (JSON.parse(file) as { readonly devDependencies: Readonly<Record<string, string>> })
    .devDependencies;
}

function earlier(): object {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8')) as object;
  } catch (error) {
    // There is none before the first run; anything else must be seen.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

const asked = process.argv.slice(2);
process.exitCode = await bench(asked.length > 0 ? asked : Object.keys(parts));
