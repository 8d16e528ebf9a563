import { Fault } from '../../shared/errors.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { Head } from '../../shared/journal/entry.ts';
import type { Ack } from '../../shared/sync/answers.ts';
import { isTimeTokenGenuine, type SignedTimeToken } from '../../shared/sync/time-token.ts';
import { utf8 } from '../../shared/values/bytes.ts';
import { metaValue, putMeta } from './db.ts';
import { openEntries } from './entry-frames.ts';
import { type OpenStore, storeNow } from './open-store.ts';

/** Canonical entries of the journal as a batch sends them, and the head they end at. */
export interface EntryLines {
  readonly prev: string;
  readonly lines: readonly Uint8Array[];
  readonly head: Head;
  /** The limits ended it, not the journal. */
  readonly isFull: boolean;
}

/** What sync needs of the store; screens have no use for it. */
export interface ExchangeStore {
  readonly counter: string;
  readonly era: number;
  head(): Head;
  /** How far head office has this journal. */
  acknowledged(): Ack;
  feedPlace(): number;
  /** The lease under which the shell takes what sync writes. */
  lease(): string;
  /** Entries from a seq on, at most so many or so many bytes, at least one; null when there are none. */
  lines(
    from: number,
    limit: { readonly entries: number; readonly bytes: number },
  ): Promise<EntryLines | null>;
  hashAt(seq: number): Promise<string | null>;
  /** @throws Fault FEED_FORGED, FEED_NOT_CONTINUED, JOURNAL_FORK, JOURNAL_RESTORED */
  takePage(page: FeedPage): Promise<boolean>;
  /** Keeps head office's word; an older one changes nothing. @throws Fault JOURNAL_FORK, JOURNAL_RESTORED */
  acknowledge(ack: Ack): Promise<void>;
  /** Keeps a time token; how far this clock is ahead of it in ms, or null when head office did not sign it. */
  noteTime(token: SignedTimeToken): Promise<number | null>;
  /** Head office's judgement: words that stop acts, or null when it has nothing against them. */
  judge(words: string | null): Promise<void>;
  sealBatch(from: number, bytes: Uint8Array): Promise<Uint8Array>;
  openBatch(from: number, sealed: Uint8Array): Promise<Uint8Array>;
  now(): number;
  /** Called after each act; returns how to stop hearing. */
  onAct(listener: () => void): () => void;
}

/** Own entries from a seq on, opened, as far as the limits go. */
export async function entryLines(
  store: OpenStore,
  from: number,
  limit: { readonly entries: number; readonly bytes: number },
): Promise<EntryLines | null> {
  const { epoch } = store.log.head;
  const records = await store.db.entries
    .where('[epoch+seq]')
    .between([epoch, from], [epoch, from + limit.entries], true, false)
    .toArray();
  const opened = await openEntries(store.sealing, records);
  const lines: Uint8Array[] = [];
  let bytes = 0;
  for (const one of opened) {
    if (lines.length > 0 && bytes + one.bytes.length > limit.bytes) break;
    lines.push(one.bytes);
    bytes += one.bytes.length;
  }
  const last = opened[lines.length - 1];
  const first = opened[0];
  if (first === undefined || last === undefined) return null;
  const head = { epoch, seq: last.entry.seq, hash: last.hash };
  const isFull = lines.length === limit.entries || lines.length < opened.length;
  return { prev: first.entry.prev, lines, head, isFull };
}

/** Keeps an acknowledgement and tells the canary; head office's word never runs backwards here. */
export async function keepAck(store: OpenStore, ack: Ack): Promise<void> {
  const { head } = store.log;
  const { epoch, seq, hash } = ack;
  if (epoch !== head.epoch || seq <= (store.ack?.seq ?? 0)) return;
  if (seq > head.seq) throw new Fault('JOURNAL_RESTORED', `head office has entry ${seq}`);
  const mine = seq === head.seq ? head.hash : await hashAt(store, seq);
  if (mine !== null && mine !== hash) throw new Fault('JOURNAL_FORK', `entry ${seq}`);
  // The canary first: what has been shown as stored must read so even after the profile is lost.
  const { bridge } = store.tools;
  await bridge.journalLog.noteAcknowledged(store.lease, { life: epoch, place: seq, hash });
  await putMeta(store.db, 'ack', ack);
  store.ack = ack;
}

/** Keeps a token head office signed, the newest one; gives how far this clock is ahead of it. */
export async function keepTime(store: OpenStore, token: SignedTimeToken): Promise<number | null> {
  if (!isTimeTokenGenuine(store.tools.suite, store.headOfficeKey, token)) return null;
  const { issuedAt } = token.statement;
  if (issuedAt >= (store.token?.statement.issuedAt ?? 0)) {
    store.token = token;
    await putMeta(store.db, 'token', token);
  }
  return storeNow(store) - issuedAt;
}

/** Keeps head office's judgement, so that a restart without a line does not forget it. */
export async function keepJudgement(store: OpenStore, words: string | null): Promise<void> {
  if (store.judged === words) return;
  store.judged = words;
  await putMeta(store.db, 'judged', words);
}

/** Hash of the own entry at a seq of the present epoch, or null. */
export async function hashAt(store: OpenStore, seq: number): Promise<string | null> {
  return (await store.db.entries.get([store.log.head.epoch, seq]))?.hash ?? null;
}

/** What a kept batch's seal is bound to. */
export function batchContext(epoch: number, from: number): Uint8Array {
  return utf8(`guitai/1 batch ${epoch} ${from}`);
}

/** What head office last said, as the index kept it. */
export async function rememberedWord(
  store: Pick<OpenStore, 'db'>,
): Promise<Pick<OpenStore, 'ack' | 'token' | 'judged'>> {
  const [ack, token, judged] = await Promise.all([
    metaValue(store.db, 'ack'),
    metaValue(store.db, 'token'),
    metaValue(store.db, 'judged'),
  ]);
  return { ack: ack ?? null, token: token ?? null, judged: judged ?? null };
}
