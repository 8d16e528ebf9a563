/** One way of doing a part's work: the product's own, a peer, or the limit of the machine. */
export interface Contender {
  readonly name: string;
  readonly role: 'product' | 'peer' | 'limit';
  /** Does the work once. */
  readonly run: () => void;
  /**
   * How many of the part's items it does in a run; all when it does not say. A slow one does fewer: on a busy machine a
   * run of seconds is interrupted ever so often, one of milliseconds hardly ever, and the two would not compare.
   */
  readonly items?: number;
}

/** One part of the benchmark: some work, who does it, and how close to the limit the product should be. */
export interface Part {
  readonly title: string;
  /** What is counted: `items` of it are done in a run. */
  readonly unit: string;
  readonly items: number;
  readonly rounds: number;
  readonly contenders: readonly Contender[];
  /** The product's median must be within this many times the limit's. */
  readonly aim: number;
  /** @throws Error when the contenders did not come to the same result */
  readonly verify: () => void;
}
