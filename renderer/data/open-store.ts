import type { Bridge } from '../../shared/bridge/index.ts';
import type { ReachMark } from '../../shared/bridge/system.ts';
import type { Registry } from '../../shared/business/registry.ts';
import type { FeedHead } from '../../shared/feed/page.ts';
import type { Head } from '../../shared/journal/entry.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import type { Suite } from '../../shared/suite.ts';
import type { Ack } from '../../shared/sync/answers.ts';
import type { SignedTimeToken } from '../../shared/sync/time-token.ts';
import type { RegisterBase } from './base/register-base.ts';
import type { ClientSearch } from './client-search/client-search.ts';
import type { After } from './client-search/index-keeper.ts';
import type { OpenIndexPort } from './client-search/index-messages.ts';
import type { CounterDb, IndexedDbParts } from './db.ts';
import type { Editions } from './editions.ts';
import type { StreamPacker } from './packer.ts';
import type { Sealing } from './sealing.ts';

/** What a store is made of: everything that is not the same in a test. */
export interface StoreTools {
  readonly bridge: Bridge;
  readonly registry: Registry;
  /** The rules this program was built with, used until head office's have come; and their tables as files. */
  readonly tables: RuleTables;
  readonly tableFiles: RuleEdition['tables'];
  readonly suite: Suite;
  readonly packer: StreamPacker;
  /** This computer's clock, ms UTC; the shell's is taken from it by an offset. */
  clock(): number;
  random(bytes: number): Uint8Array;
  /** Marks a test has armed; without it those the shell names are passed on to the shell. */
  readonly reach?: ReachMark;
  readonly indexedDb?: IndexedDbParts;
  /** Where the index of clients lives. */
  readonly clientIndex: OpenIndexPort;
  /** When it is kept; without it by the engine's own timer. */
  readonly after?: After;
}

/** How far the logs reach, and how far the index follows them. The difference is replayed. */
export interface Reached {
  head: Head;
  feed: FeedHead | null;
}

/** A store that has started: fixed parts, and the few things that move with acts and pages. */
export interface OpenStore {
  readonly tools: StoreTools;
  readonly db: CounterDb;
  readonly sealing: Sealing;
  readonly base: RegisterBase;
  readonly reach: ReachMark;
  readonly clients: ClientSearch;
  readonly editions: Editions;
  readonly counter: string;
  readonly branch: string;
  readonly headOfficeKey: string;
  readonly era: number;
  readonly clockOffsetMs: number;
  lease: string;
  readonly log: Reached;
  readonly index: Reached;
  /** The shell's answer is missing, or the lease: ask the logs before the next act. */
  uncertain: boolean;
  /** What of the start-up table forbids acts, in words. */
  halted: string | null;
  /** What head office's judgement forbids acts, in words. */
  judged: string | null;
  ack: Ack | null;
  token: SignedTimeToken | null;
  /** When each visit was last carried by an act. In memory only: a visit belongs to a session, which a start ends. */
  readonly visitActs: Map<string, number>;
}

/** The counter's clock, ms UTC. */
export function storeNow(store: Pick<OpenStore, 'tools' | 'clockOffsetMs'>): number {
  return Math.round(store.tools.clock() + store.clockOffsetMs);
}
