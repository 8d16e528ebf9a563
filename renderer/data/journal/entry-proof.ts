import { CommonCommand } from '../../../shared/business/common-acts.ts';
import { canonicalBytes } from '../../../shared/journal/canonical.ts';
import { type Entry, entryHash, noHash } from '../../../shared/journal/entry.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import { fromHex, fromUtf8 } from '../../../shared/values/bytes.ts';
import { entriesAt } from '../entry-frames.ts';
import type { OpenStore } from '../open-store.ts';
import { findVerdict } from './find-verdict.ts';
import { journalRows } from './journal-list.ts';
import type { EntryProof, ProvedApproval } from './journal-types.ts';
import { sessionProof } from './session-proof.ts';

/** An entry with everything that proves it; null when this counter does not have it. */
export async function entryProof(
  store: OpenStore,
  epoch: number,
  seq: number,
): Promise<EntryProof | null> {
  const [opened] = await entriesAt(store.db, store.sealing, [[epoch, seq]]);
  if (opened === undefined) return null;
  const { entry, hash, bytes } = opened;
  const [[row], [before], [after], [record], session] = await Promise.all([
    journalRows(store, [opened]),
    entriesAt(store.db, store.sealing, [[epoch, seq - 1]]),
    entriesAt(store.db, store.sealing, [[epoch, seq + 1]]),
    store.tools.bridge.journalLog.read(epoch, seq, 1),
    sessionProof(store, entry),
  ]);
  if (row === undefined) return null;
  const isDecided = row.progress === 'confirmed' || row.progress === 'set-aside';
  return {
    row,
    canonical: fromUtf8(bytes),
    prev: entry.prev,
    hashHolds: entryHash(store.tools.suite, entry) === hash,
    followsBefore: entry.prev === (seq === 1 ? noHash : before?.hash),
    isFollowed: after === undefined ? null : after.entry.prev === hash,
    inLog: record?.place === seq && record.hash === hash,
    session,
    ...contentOf(store, entry),
    approvals: approvalsOf(store, entry),
    headOffice: isDecided ? ((await findVerdict(store, entry)) ?? 'unknown') : null,
  };
}

/** The decision an entry records: signed by its decider's own key, whose authority rides with it. */
function approvalsOf(store: OpenStore, { command }: Entry): readonly ProvedApproval[] {
  const common = CommonCommand.safeParse(command);
  if (!common.success || common.data.type !== 'DecideApproval') return [];
  const { statement, signature, authority } = common.data.data;
  const { need, staff, decision, at } = statement;
  const { publicKey, name } = authority.statement;
  const isGenuine = store.tools.suite.verify(
    fromHex(publicKey),
    canonicalBytes(statement),
    fromHex(signature),
  );
  return [{ need, staff, name, decision, at, isGenuine }];
}

/** What the entry carries beside its events: its words masked, its visit, evidence, edition and what was seen. */
function contentOf(
  { tools }: OpenStore,
  { business, command, visit, edition, seen }: Entry,
): Pick<EntryProof, 'words' | 'visit' | 'evidence' | 'edition' | 'seen'> {
  const parsed = tools.registry.find(business)?.parse(command) ?? null;
  const words = (parsed?.words() ?? []).map(({ label, value, mask: kind }) => ({
    label,
    value: kind === undefined ? value : mask(kind, value),
  }));
  const evidence = (parsed?.evidence() ?? []).map(({ kind, digest }) => ({ kind, digest }));
  return { words, visit: visit ?? null, evidence, edition, seen: seen.length };
}
