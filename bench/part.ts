/** Who did it: the product's own code, another way of doing it, or what the machine allows. */
export type Role = 'product' | 'peer' | 'limit';

/** One way of doing a part's work: the product's own, a peer, or the limit of the machine. */
export interface Contender {
  readonly name: string;
  readonly role: Role;
  /** Does the work once. What gives no promise is measured without waiting for one. */
  readonly run: () => void | Promise<void>;
  /** Made before the first round and taken away after the last; neither is measured. */
  readonly setup?: () => Promise<void>;
  readonly teardown?: () => Promise<void>;
  /**
   * How many of the part's items it does in a run; all when it does not say. A slow one does fewer: on a busy machine a
   * run of seconds is interrupted ever so often, one of milliseconds hardly ever, and the two would not compare.
   */
  readonly items?: number;
}

/** A part whose work is the same for all contenders and is done once a round. */
export interface RoundsPart {
  readonly title: string;
  /** What is counted: `items` of it are done in a run. */
  readonly unit: string;
  readonly items: number;
  readonly rounds: number;
  readonly contenders: readonly Contender[];
  /** The product's median must be within this many times the limit's. */
  readonly aim: number;
  /** @throws Error when the contenders did not come to the same result */
  readonly verify: () => void | Promise<void>;
}

/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly role: Role;
  /** `ms`, `entries/s`, `MB`, `bytes each` … */
  readonly unit: string;
  /** The median where there were many; null when it could not be measured. */
  readonly value: number | null;
  /** Why there is no value, or what must be known to read it. */
  readonly why?: string;
  readonly p95?: number;
  readonly p99?: number;
  /** How much was there already. Figures of one name and several sizes show how it grows. */
  readonly size?: number;
}

/** What a figure should come to. */
export interface Aim {
  /** In words, as it is printed. */
  readonly name: string;
  /** Name of the figure; where it was taken at several sizes, all of them must reach the aim. */
  readonly of: string;
  /** What of the figure is looked at; the value when it does not say. */
  readonly at?: 'value' | 'p95' | 'p99';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A part that measures by itself, e.g. in a browser or over several programs, and gives what it found. */
export interface FigurePart {
  readonly title: string;
  readonly figures: () => Promise<readonly Figure[]>;
  readonly aims: readonly Aim[];
}

/** One part of the benchmark. */
export type Part = RoundsPart | FigurePart;
