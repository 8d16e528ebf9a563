import { type AimResult, aimResults } from './aims.ts';
import { type Growth, growthsOf } from './growth.ts';
import type { Contender, Figure, FigurePart, Part, Role, RoundsPart } from './part.ts';
import { hundredths, quantile } from './quantile.ts';

/** What one contender needed for a run, over all rounds. */
export interface Measured {
  readonly name: string;
  readonly role: Role;
  /** How many items a run of it did. */
  readonly items: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly nsPerItem: number;
}

/** What came of a part in rounds. */
export interface RoundsResult {
  readonly title: string;
  readonly unit: string;
  readonly rounds: number;
  readonly contenders: readonly Measured[];
  /** The product's median cost of an item beside the limit's, and the peers' beside the product's. */
  readonly productToLimit: number;
  readonly peerToProduct: Readonly<Record<string, number>>;
  readonly aim: number;
  readonly isReached: boolean;
}

/** What came of a part that measures by itself. */
export interface FiguresResult {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly growths: readonly Growth[];
  readonly aims: readonly AimResult[];
  readonly isReached: boolean;
}

export type PartResult = RoundsResult | FiguresResult;

/** Runs a part of either kind. */
export async function measure(part: Part): Promise<PartResult> {
  return 'contenders' in part ? await measureRounds(part) : await measureFigures(part);
}

async function measureFigures({ title, figures: take, aims }: FigurePart): Promise<FiguresResult> {
  const figures = await take();
  const results = aimResults(aims, figures);
  const isReached = results.every((aim) => aim.isReached);
  return { title, figures, growths: growthsOf(figures), aims: results, isReached };
}

/**
 * Runs a part in rounds: one to warm up and to compare the results, then rounds in which every contender runs once, each
 * round beginning with another one. So a slow minute of the machine, or a collection somebody else caused, hits all.
 */
async function measureRounds(part: RoundsPart): Promise<RoundsResult> {
  const { contenders, rounds } = part;
  try {
    for (const { setup } of contenders) await setup?.();
    for (const { run } of contenders) await run();
    await part.verify();
    const times = contenders.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const at = (round + turn) % contenders.length;
        const contender = contenders[at];
        if (contender) times[at]?.push(await timeOf(contender.run));
      }
    }
    return resultOf(
      part,
      contenders.map((contender, at) => measured(contender, part, times[at] ?? [])),
    );
  } finally {
    for (const { teardown } of contenders) await teardown?.();
  }
}

async function timeOf(run: Contender['run']): Promise<number> {
  const started = performance.now();
  const running = run();
  // Waiting for what is over already would be measured too.
  if (running !== undefined) await running;
  return performance.now() - started;
}

function measured(
  { name, role, items: own }: Contender,
  part: RoundsPart,
  times: readonly number[],
): Measured {
  const items = own ?? part.items;
  const medianMs = quantile(times, 0.5);
  const nsPerItem = hundredths((medianMs * 1e6) / items);
  return { name, role, items, medianMs, p95Ms: quantile(times, 0.95), nsPerItem };
}

function resultOf(part: RoundsPart, contenders: readonly Measured[]): RoundsResult {
  const { title, unit, rounds, aim } = part;
  const costOf = (role: Role) =>
    contenders.find((one) => one.role === role)?.nsPerItem ?? Number.NaN;
  const productToLimit = hundredths(costOf('product') / costOf('limit'));
  const peers = contenders.filter(({ role }) => role === 'peer');
  const peerToProduct = Object.fromEntries(
    peers.map(({ name, nsPerItem }) => [name, hundredths(nsPerItem / costOf('product'))]),
  );
  const isReached = productToLimit <= aim;
  return { title, unit, rounds, contenders, productToLimit, peerToProduct, aim, isReached };
}
