import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Stage } from '../../shared/business/stage.ts';
import type { FeedHead } from '../../shared/feed/page.ts';
import type { Head } from '../../shared/journal/entry.ts';
import type { Ack } from '../../shared/sync/answers.ts';
import type { SignedTimeToken } from '../../shared/sync/time-token.ts';
import type { OwnBytes } from './sealing.ts';

/** A place in this counter's own journal: epoch and seq. */
export type OwnPlace = readonly [epoch: number, seq: number];

/** An entry of this counter's journal: clear header and sealed frame, as in the journal log. */
export interface EntryRecord {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly commandId: string;
  readonly frame: OwnBytes;
}

/** An own entry head office's decision on which has not come back yet, with the number of its effects. */
export type WaitingPlace = readonly [epoch: number, seq: number, effects: number];

/** A case. In clear is only what lists filter by and nobody is named by. */
export interface CaseRecord {
  readonly caseId: string;
  readonly business: string;
  readonly stage: Stage;
  readonly serial: string;
  readonly at: number;
  readonly businessDate: string;
  readonly maker: string;
  /** Keyed hashes of the values it is found by. */
  readonly keys: readonly string[];
  /** Feed place of the last item folded into the confirmed state, or null. */
  readonly place: number | null;
  /** Own unconfirmed entries, in order: what `shown` has beyond `confirmed`. */
  readonly waiting: readonly WaitingPlace[];
  /** Own entries head office has set aside: still shown, until something is folded after them. */
  readonly held: readonly WaitingPlace[];
  /** An item of this case could not be applied by this program: read-only until it is newer. */
  readonly upgrade: boolean;
  readonly unfit: boolean;
  /** Instant of the newest decision on it; absent while there is none. */
  readonly decidedAt?: number;
  /** Sealed: what lists show of it. */
  readonly summary: Uint8Array;
  /** Sealed states: shown and confirmed. */
  readonly states: Uint8Array;
}

/** A row that came after the snapshot the index started from. `id` and `lookups` are keyed hashes; key and body are sealed. */
export interface RegisterRecord {
  readonly id: string;
  readonly register: string;
  readonly version: number;
  readonly asOf: number;
  readonly lookups: readonly string[];
  readonly body: Uint8Array;
}

/** What an own unconfirmed entry adds to a register row; `target` is that row's id. */
export interface EffectRecord {
  readonly epoch: number;
  readonly seq: number;
  readonly index: number;
  readonly target: string;
  readonly change: Uint8Array;
}

export interface DraftRecord {
  readonly draftId: string;
  readonly business: string;
  readonly commandId: string;
  readonly staff: string;
  readonly updatedAt: number;
  readonly data: Uint8Array;
}

/** A feed item not applied, its bytes kept sealed; or one head office could not decide; or a finding, below 0. */
export interface AsideRecord {
  readonly place: number;
  /** The case it belongs to; null for register rows and findings. */
  readonly caseId: string | null;
  readonly what: string;
  readonly at: number;
  readonly reason: string;
  /** Whether a newer program may apply it. */
  readonly upgrade: boolean;
  readonly item: Uint8Array;
}

/** Singletons: how far this index follows the two logs, and what head office last said. */
export interface MetaValues {
  readonly head: Head;
  readonly feed: FeedHead;
  readonly ack: Ack;
  readonly token: SignedTimeToken;
  /** Why head office's judgement stops this counter, in words. */
  readonly judged: string | null;
  /** What the index was built by; another shape is built anew from the logs. */
  readonly shape: string;
  readonly clientIndex: IndexState;
  readonly base: BaseState;
}

/** The snapshot the index started from, e.g. { id: '5f0c…', blocks: 782, fences: … }. Absent before it is whole. */
export interface BaseState {
  /** Which snapshot: its pieces are bound to it. */
  readonly id: string;
  /** How many blocks of rows there are. */
  readonly blocks: number;
  /** Sealed: the first hash of each part of the lookups, four bytes each. */
  readonly fences: OwnBytes;
}

/** A sealed piece of the base: some of its rows, or of the sorted list they are found by. */
export interface BasePieceRecord {
  readonly kind: 'rows' | 'lookups';
  readonly at: number;
  readonly bytes: OwnBytes;
}

/** A row of the register of clients was written; `at` counts up for ever, also when the table has been emptied. */
export interface ClientChangeRecord {
  readonly at: number;
  readonly id: string;
}

/** Sealed bytes of the index of clients, numbered on from save to save. */
export interface IndexPartRecord {
  readonly part: number;
  readonly bytes: OwnBytes;
}

/** An index of clients kept between two starts, e.g. { first: 26, form: 1, upTo: 4711, segments: [99412344, 20480] }. */
export interface KeptIndex {
  /** The first of its parts. */
  readonly first: number;
  /** What its bytes are written by; another one cannot be read. */
  readonly form: number;
  /** The last change that is in it: with those after it, it is the register. */
  readonly upTo: number;
  /** Bytes of each segment, before they were cut into parts and sealed. */
  readonly segments: readonly number[];
}

/** What is known of the index of clients in clear. */
export interface IndexState {
  /** Counts how often the register was emptied, or filled without notes: an index of an earlier life is none of it. */
  readonly life: number;
  /** The first part of the next save: those of one that was not finished are never taken for another's. */
  readonly next: number;
  readonly kept: KeptIndex | null;
}

type MetaRecord = { readonly key: keyof MetaValues; readonly value: unknown };

/** Where a database lives: the page's own IndexedDB, or a test's. */
export type IndexedDbParts = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

/** The counter's index over its two logs. Drafts are the only thing here that the logs do not have. */
export class CounterDb extends Dexie {
  declare readonly entries: Table<EntryRecord, [number, number]>;
  declare readonly cases: Table<CaseRecord, string>;
  declare readonly registers: Table<RegisterRecord, string>;
  declare readonly effects: Table<EffectRecord, [number, number, number]>;
  declare readonly drafts: Table<DraftRecord, string>;
  declare readonly aside: Table<AsideRecord, number>;
  declare readonly meta: Table<MetaRecord, string>;
  declare readonly clientChanges: Table<ClientChangeRecord, number, Omit<ClientChangeRecord, 'at'>>;
  declare readonly indexParts: Table<IndexPartRecord, number>;
  declare readonly base: Table<BasePieceRecord, [kind: BasePieceRecord['kind'], at: number]>;

  /** One database per installation: a new data folder never meets the index of an old one. */
  constructor(installation: string, parts: IndexedDbParts = {}) {
    // Relaxed: the commit is the journal log's fsync, and what this loses is replayed from there.
    super(`guitai-${installation}`, { ...parts, chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({
      entries: '[epoch+seq], commandId',
      cases: 'caseId, business, stage, *keys',
      registers: 'id, *lookups',
      effects: '[epoch+seq+index], target',
      drafts: 'draftId, business',
      aside: 'place',
      meta: 'key',
    });
    // The register of decisions asks for a span of days, not for every case there is.
    this.version(2).stores({ cases: 'caseId, business, stage, decidedAt, *keys' });
    // Lists are of some businesses in some stages; records that are here already are found by it too.
    const cases = 'caseId, business, stage, [business+stage], decidedAt, *keys';
    this.version(3).stores({ cases });
    // The index of clients is kept, and what has changed since.
    this.version(4).stores({ clientChanges: '++at', indexParts: 'part' });
    // The rows of the snapshot lie in blocks; those that came later stay records of their own.
    this.version(5).stores({ base: '[kind+at]' });
    // The orders of a day are asked for, not every order there ever was.
    this.version(6).stores({ cases: `${cases}, [business+businessDate]` });
  }

  /** The tables an act or a page writes. */
  get written(): Table[] {
    return [this.entries, this.cases, this.registers, this.effects, this.aside, this.meta];
  }
}

/**
 * A promise that keeps a live query's zone: Dexie loses sight of reads that come after a foreign await, such
 * as WebCrypto's, and the query would no longer follow them.
 */
export function inZone<T>(work: Promise<T>): Promise<T> {
  return Dexie.Promise.resolve(work);
}

/** A singleton's value, or undefined before it is first put. */
export async function metaValue<Key extends keyof MetaValues>(
  db: CounterDb,
  key: Key,
): Promise<MetaValues[Key] | undefined> {
  const record = await db.meta.get(key);
  // Only putMeta writes these, by the same key and type.
  return record?.value as MetaValues[Key] | undefined;
}

/** Puts a singleton, inside or outside a transaction. */
export function putMeta<Key extends keyof MetaValues>(
  db: CounterDb,
  key: Key,
  value: MetaValues[Key],
): PromiseLike<unknown> {
  return db.meta.put({ key, value });
}
