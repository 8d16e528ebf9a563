import { SessionBody, type SessionStatement } from '../../../shared/safeguards/session.ts';
import { isSignedByHeadOffice } from '../../../shared/safeguards/authority.ts';
import { canonicalBytes } from '../../../shared/journal/canonical.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { fromHex } from '../../../shared/values/bytes.ts';
import { formatSerial } from '../../../shared/values/ids.ts';
import { z } from 'zod';
import { openCase } from '../case-record.ts';
import { entriesAt } from '../entry-frames.ts';
import type { OpenStore } from '../open-store.ts';
import type { EntryProof } from './journal-types.ts';

/** What of a sign-in's command its signature needs. */
const SignedIn = z.object({
  signature: z.string(),
  failedTries: z.int().optional(),
});

/** The sign-in an act was done under: who opened it, and whether their own key signed it over its place. */
export async function sessionProof(
  store: OpenStore,
  { actor }: Entry,
): Promise<EntryProof['session']> {
  const record = await store.db.cases.get(actor.session);
  if (record === undefined) return null;
  const { shown } = await openCase(store.sealing, record);
  const body = SessionBody.safeParse(shown.body);
  if (!body.success || body.data.staff !== actor.staff) return null;
  const { epoch, seq } = shown.origin;
  const [opened] = await entriesAt(store.db, store.sealing, [[epoch, seq]]);
  const serial = formatSerial(shown.origin);
  const { signedInAt } = body.data;
  const isGenuine =
    opened !== undefined && opened.hash === shown.origin.hash
      ? isSignedBy(store, opened.entry, body.data)
      : false;
  return { serial, signedInAt, isGenuine };
}

function isSignedBy(store: OpenStore, entry: Entry, { authority, staff }: SessionBody): boolean {
  const { suite } = store.tools;
  const data = SignedIn.safeParse(entry.command.data);
  if (!data.success || entry.command.type !== 'SignIn') return false;
  const { signature, failedTries } = data.data;
  const { counter, epoch, seq, prev, at, caseId } = entry;
  const statement: SessionStatement = {
    purpose: 'session',
    act: 'sign-in',
    staff,
    session: caseId,
    counter,
    epoch,
    seq,
    prev,
    at,
    ...(failedTries === undefined ? {} : { failedTries }),
  };
  const key = fromHex(authority.statement.publicKey);
  return (
    isSignedByHeadOffice(suite, store.headOfficeKey, authority) &&
    suite.verify(key, canonicalBytes(statement), fromHex(signature))
  );
}
