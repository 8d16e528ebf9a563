import type { Refusal } from '../../errors.ts';
import { canonicalBytes } from '../../journal/canonical.ts';
import { authorityRefusals, type SignedAuthority, StaffRow } from '../../safeguards/authority.ts';
import type { SessionAct, SessionStatement } from '../../safeguards/session.ts';
import { fromHex } from '../../values/bytes.ts';
import { branchOf } from '../../values/ids.ts';
import type { DecideContext } from '../contract.ts';

/** One signature of a session: who is said to have signed what, and by which authority's key. */
export interface SessionProof {
  readonly act: SessionAct;
  readonly staff: string;
  readonly signature: string;
  readonly authority: SignedAuthority;
  /** What the signature covers beside session and place. */
  readonly content: Partial<Pick<SessionStatement, 'failedTries' | 'sealedAt' | 'handOver'>>;
}

/** Whether the key of the authority signed this act over this place of the chain. Rule SE-4. */
export function signatureRefusals(proof: SessionProof, context: DecideContext): Refusal[] {
  const { position, suite } = context;
  const forged: Refusal = { rule: 'SE-4', message: '签名与本人密钥或流水位置不符,请重新签到。' };
  if (position === null || proof.authority.statement.staff !== proof.staff) return [forged];
  const statement: SessionStatement = {
    purpose: 'session',
    act: proof.act,
    staff: proof.staff,
    session: context.caseId,
    ...position,
    at: context.at,
    ...proof.content,
  };
  const key = fromHex(proof.authority.statement.publicKey);
  return suite.verify(key, canonicalBytes(statement), fromHex(proof.signature)) ? [] : [forged];
}

/** Whether who acts is who signs, in this session and in a role they hold. Rule SE-3. */
export function actorRefusals(
  command: { readonly staff: string; readonly prev: string },
  authority: SignedAuthority,
  context: DecideContext,
): Refusal[] {
  const { actor, position } = context;
  const isTheirs =
    position !== null &&
    actor.session === context.caseId &&
    command.staff === actor.staff &&
    command.prev === position.prev &&
    authority.statement.staff === actor.staff &&
    authority.statement.roles.includes(actor.role);
  return isTheirs ? [] : [{ rule: 'SE-3', message: '签到记录与操作人不符,请重新签到。' }];
}

/** Why an authority given with a session's act does not hold; `fact` names the roster row of whom it is of. */
export function holdingRefusals(
  authority: SignedAuthority,
  fact: string,
  context: DecideContext,
): Refusal[] {
  const { position, suite, headOfficeKey, at, facts } = context;
  if (position === null) return [];
  const row = StaffRow.safeParse(facts[fact]?.[0]?.body);
  return authorityRefusals(suite, headOfficeKey, authority, {
    branch: branchOf(position.counter),
    at,
    row: row.success ? row.data : null,
  });
}
