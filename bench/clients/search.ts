import { pinyin } from 'pinyin-pro';
import type { ClientEntry } from '../../renderer/data/client-search/client-entry.ts';
import {
  atOnce,
  type ClientIndex,
  clientIndex,
} from '../../renderer/data/client-search/client-index.ts';
import { entryOf } from '../../renderer/data/client-search/client-rows.ts';
import { segmentBytes, segmentOf } from '../../renderer/data/client-search/segment-bytes.ts';
import type { Figure, FigurePart } from '../part.ts';
import { hundredths, quantile } from '../quantile.ts';
import { madeClient } from './clients-made.ts';
import { keyKinds } from './keys-made.ts';

const sizes = [10_000, 100_000, 1_000_000];
/** Clients looked for by each kind of key. */
const wanted = 120;
const rowsAtOnce = 500;
const limit = 20;
const whileUpdates = 'key press between updates';
const memory = 'index in memory';

/** The search for clients in one thread: each kind of key, updates between key presses, memory, packing, putting back. */
export async function makeSearchPart(): Promise<FigurePart> {
  const aim = (of: string) => ({ name: `${of}, p95`, of, at: 'p95' as const, atMost: 1 });
  return await Promise.resolve({
    title: 'search for clients, in Node, one thread',
    figures: measureSearch,
    aims: [
      ...Object.keys(keyKinds).map(aim),
      aim(whileUpdates),
      { name: 'memory', of: memory, atMost: 100 },
    ],
  });
}

async function measureSearch(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) figures.push(...measureSize(size));
  return await Promise.resolve(figures);
}

function measureSize(size: number): readonly Figure[] {
  const index = clientIndex();
  const packing = timeOf(() => {
    for (let from = 0; from < size; from += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, size - from);
      index.load(Array.from({ length: count }, (_, at) => entry(from + at)));
    }
    atOnce(index.settle());
  });
  const bytes = index.segments().map((segment) => segmentBytes(segment));
  const kept = bytes.reduce((sum, { length }) => sum + length, 0);
  const back = timeOf(() => clientIndex(bytes.map((one) => segmentOf(one))));
  const one = (name: string, unit: string, value: number): Figure => ({
    name,
    role: 'product',
    unit,
    value: hundredths(value),
    size,
  });
  return [
    ...Object.keys(keyKinds).map((kind) => measureKind(index, size, kind as keyof typeof keyKinds)),
    measureUpdates(index, size),
    one(memory, 'MB', kept / 1e6),
    one('index a client', 'bytes each', kept / size),
    one('packing, with making the clients', 'ms', packing),
    one('putting the bytes back', 'ms', back),
  ];
}

function measureKind(index: ClientIndex, size: number, kind: keyof typeof keyKinds): Figure {
  const typed = clientsOf(size).flatMap((client) => keyKinds[kind](client, soundsOf(client)));
  for (const text of typed) index.search(text, limit);
  return timesFigure(
    kind,
    size,
    typed.map((text) => timeOf(() => index.search(text, limit))),
  );
}

/** A page of the feed changes some clients between any two strokes. */
function measureUpdates(index: ClientIndex, size: number): Figure {
  const times: number[] = [];
  for (const [at, client] of clientsOf(size).entries()) {
    for (const text of keyKinds['pinyin in full'](client, soundsOf(client))) {
      index.put([{ ...entry((at * 7919) % size), mobile: '13900000000' }]);
      times.push(timeOf(() => index.search(text, limit)));
      atOnce(index.tidy());
    }
  }
  return timesFigure(whileUpdates, size, times);
}

function timesFigure(name: string, size: number, times: readonly number[]): Figure {
  const at = (share: number): number => quantile(times, share);
  return { name, role: 'product', unit: 'ms', value: at(0.5), p95: at(0.95), p99: at(0.99), size };
}

function clientsOf(size: number): readonly ClientEntry[] {
  return Array.from({ length: wanted }, (_, at) => entry(Math.floor((at * size) / wanted)));
}

function soundsOf({ name }: ClientEntry): readonly string[] {
  return pinyin(name, { toneType: 'none', type: 'array', v: true });
}

function entry(n: number): ClientEntry {
  const found = entryOf(madeClient(n));
  if (found === null) throw new Error(`client ${n} names nobody`);
  return found;
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
