import type { Registry } from '../shared/business/registry.ts';
import type { Suite } from '../shared/suite.ts';
import type { ClearingHouse } from './clearing/clearing-house.ts';
import type { DepositoryBank } from './depository/depository-bank.ts';
import type { Database } from './db/sql.ts';
import type { Editions } from './editions/edition-book.ts';
import type { IdentityServices } from './identity-checks/services.ts';
import type { OfficeKeys } from './keys.ts';
import type { OrderGateway } from './market/order-gateway.ts';
import type { QuoteSource } from './market/quote-source.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Pulse } from './pulse.ts';
import type { Reactions } from './reaction.ts';
import type { Wakeups } from './wakeups.ts';

/** Points where a test may end the process: before and after every commit, and around what leaves the house. */
export type CrashMark =
  | 'intake:before-commit'
  | 'intake:after-commit'
  | 'lane:before-commit'
  | 'lane:after-commit'
  | 'pages:before-commit'
  | 'pages:after-commit'
  | 'act:before-commit'
  | 'act:after-commit'
  | 'outbox:claimed'
  | 'outbox:recorded'
  | 'outbox:submitted'
  | 'outbox:answered'
  | 'evidence:in-place'
  | 'market:recorded';

/** A line of the log: names, codes and places, never personal data. */
export type LogLine = { readonly event: string } & Readonly<
  Record<string, string | number | boolean | null>
>;

/** What all parts of head office share. Clock, randomness and the outside world are handed in. */
export interface Office {
  readonly db: Database;
  /** ms UTC. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly suite: Suite;
  readonly keys: OfficeKeys;
  readonly era: number;
  readonly registry: Registry;
  /** Published rule editions: entries are decided by the one their counter used, own acts by that of their day. */
  readonly editions: Editions;
  readonly reactions: Reactions;
  readonly clearing: ClearingHouse;
  readonly bank: DepositoryBank;
  readonly identityServices: IdentityServices;
  readonly gateway: OrderGateway;
  readonly quotes: QuoteSource;
  readonly wakeups: Wakeups;
  readonly metrics: Metrics;
  readonly pulse: Pulse;
  readonly mark: (mark: CrashMark) => void;
  readonly log: (line: LogLine) => void;
}
