import type { Contender, Part } from './part.ts';

/** What one contender needed for a run, over all rounds. */
export interface Measured {
  readonly name: string;
  readonly role: Contender['role'];
  /** How many items a run of it did. */
  readonly items: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly nsPerItem: number;
}

export interface PartResult {
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

/**
 * Runs a part: one round to warm up and to compare the results, then rounds in which every contender runs once, each
 * round beginning with another one. So a slow minute of the machine, or a collection somebody else caused, hits all.
 */
export function measure(part: Part): PartResult {
  const { contenders, rounds } = part;
  for (const { run } of contenders) run();
  part.verify();
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const at = (round + turn) % contenders.length;
      const contender = contenders[at];
      if (contender) times[at]?.push(timeOf(contender.run));
    }
  }
  return resultOf(
    part,
    contenders.map((contender, at) => measured(contender, part, times[at] ?? [])),
  );
}

function timeOf(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function measured(
  { name, role, items: own }: Contender,
  part: Part,
  times: readonly number[],
): Measured {
  const items = own ?? part.items;
  const medianMs = quantile(times, 0.5);
  const nsPerItem = hundredths((medianMs * 1e6) / items);
  return { name, role, items, medianMs, p95Ms: quantile(times, 0.95), nsPerItem };
}

function resultOf(part: Part, contenders: readonly Measured[]): PartResult {
  const { title, unit, rounds, aim } = part;
  const costOf = (role: Contender['role']) =>
    contenders.find((one) => one.role === role)?.nsPerItem ?? Number.NaN;
  const productToLimit = hundredths(costOf('product') / costOf('limit'));
  const peers = contenders.filter(({ role }) => role === 'peer');
  const peerToProduct = Object.fromEntries(
    peers.map(({ name, nsPerItem }) => [name, hundredths(nsPerItem / costOf('product'))]),
  );
  const isReached = productToLimit <= aim;
  return { title, unit, rounds, contenders, productToLimit, peerToProduct, aim, isReached };
}

/** The value below or at which this share of the sorted values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return hundredths(sorted[at] ?? Number.NaN);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
