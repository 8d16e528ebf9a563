import { z } from 'zod';
import { sessionBody, staffRow } from '../../shared/business/act.ts';
import type { Facts } from '../../shared/business/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { SignedDecision } from '../../shared/safeguards/approval.ts';
import {
  authorityRefusals,
  SignedAuthority,
  type StaffRow,
} from '../../shared/safeguards/authority.ts';
import { branchOf } from '../../shared/values/ids.ts';
import type { Office } from '../office.ts';
import { issuedAtOf } from '../time.ts';

interface Held {
  readonly authority: SignedAuthority;
  readonly row: StaffRow | null;
}

/**
 * What only head office can say of an act's time: a revocation counts by arrival, whatever the counter's
 * clock said, and an authority is judged at an instant between the newest time token the counter had seen
 * and the arrival. Empty when nothing is against it.
 */
export function timeRefusals(
  office: Office,
  entry: Entry,
  receivedAt: number,
  facts: Facts,
): Refusal[] {
  const believed = believedAt(entry, receivedAt);
  const revoked = ['actorRow', 'deciderRow', 'giverRow'].some(
    (name) => staffRow(facts, name)?.revokedAt != null,
  );
  // Nearly every act: the shared code has judged all there is to judge.
  if (believed === entry.at && !revoked) return [];
  return heldBy(entry, facts).flatMap(({ authority, row }) => {
    const branch = branchOf(entry.counter);
    const judge = (at: number, rule: string): Refusal[] =>
      authorityRefusals(office.suite, office.keys.publicKey, authority, { branch, at, row }).filter(
        (refusal) => refusal.rule === rule,
      );
    return [
      ...judge(receivedAt, 'AU-4'),
      ...(believed === entry.at ? [] : judge(believed, 'AU-3')),
    ];
  });
}

/** When an act was done, as head office believes it: not before the newest token seen, not after the arrival. */
export function believedAt({ at, timeToken }: Entry, receivedAt: number): number {
  return Math.min(Math.max(at, issuedAtOf(timeToken) ?? at), receivedAt);
}

/** The authorities an act rests on: of the session it was done in or opens, of who decided, and by whose right. */
function heldBy(entry: Entry, facts: Facts): readonly Held[] {
  const held: Held[] = [];
  const signIn = z.object({ authority: SignedAuthority }).safeParse(entry.command.data);
  const decision = SignedDecision.safeParse(entry.command.data);
  const actor =
    sessionBody(facts)?.authority ?? (decision.success ? undefined : signIn.data?.authority);
  if (actor !== undefined) held.push({ authority: actor, row: staffRow(facts, 'actorRow') });
  if (decision.success) {
    const { authority, delegation } = decision.data;
    held.push({ authority, row: staffRow(facts, 'deciderRow') });
    if (delegation !== undefined) {
      held.push({ authority: delegation.authority, row: staffRow(facts, 'giverRow') });
    }
  }
  return held;
}
