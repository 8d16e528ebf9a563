import { z } from 'zod';
import type { Refusal } from '../errors.ts';
import { canonicalBytes } from '../journal/canonical.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { beijingDateTime } from '../values/dates.ts';
import { CommandId, StaffNo } from '../values/ids.ts';
import { authorityRefusals, SignatureHex, SignedAuthority, type StaffRow } from './authority.ts';
import { ApprovalNeed, holdsNeed, needWords } from './need.ts';

/** The business whose cases are delegations. */
export const delegationName = 'delegation';

/** What the giver's key signs: their own right, to one person, between two instants. `id` is the case. */
export const DelegationStatement = z.object({
  purpose: z.literal('delegation'),
  id: CommandId,
  branch: z.string().regex(/^\d{4}$/),
  from: StaffNo,
  to: StaffNo,
  needs: z.array(ApprovalNeed).min(1).max(2),
  fromAt: z.int(),
  /** The last instant at which a decision may be given by it. */
  untilAt: z.int(),
});
export type DelegationStatement = Readonly<z.infer<typeof DelegationStatement>>;

/** A delegation with the authority its giver acted by, so that it can be judged alone. */
export const SignedDelegation = z.object({
  statement: DelegationStatement,
  signature: SignatureHex,
  authority: SignedAuthority,
});
export type SignedDelegation = Readonly<z.infer<typeof SignedDelegation>>;

/** A delegation from its grant to its revocation: the state of a case of the business `delegation`. */
export const DelegationBody = z.object({
  delegation: SignedDelegation,
  /** The receiver's name when it was granted, for lists. */
  toName: z.string(),
  reason: z.string(),
  revoked: z.object({ staff: StaffNo, at: z.int(), reason: z.string() }).nullable(),
});
export type DelegationBody = Readonly<z.infer<typeof DelegationBody>>;

/** What a signature is judged against. */
export interface DelegationContext {
  readonly suite: Suite;
  readonly headOfficeKey: string;
  readonly branch: string;
  /** The giver's roster row, if known. */
  readonly row: StaffRow | null;
  /** Instant at which it is to hold. */
  readonly at: number;
}

/**
 * Why a delegation was not given by somebody who could give it: forged, of another branch, without authority, or
 * of a right they do not hold themselves (nobody hands on what was handed to them). Rules DE-1, DE-2.
 */
export function giverRefusals(delegation: SignedDelegation, context: DelegationContext): Refusal[] {
  const { statement, authority } = delegation;
  const giver = authority.statement;
  const forged: Refusal = { rule: 'DE-1', message: '转授权签名与转授权人不符,不能使用。' };
  if (giver.staff !== statement.from || statement.branch !== context.branch) return [forged];
  const { suite, headOfficeKey, branch, at, row } = context;
  const invalid = authorityRefusals(suite, headOfficeKey, authority, { branch, at, row });
  if (invalid.length > 0) return invalid;
  const key = fromHex(giver.publicKey);
  if (!suite.verify(key, canonicalBytes(statement), fromHex(delegation.signature))) return [forged];
  const lacking = statement.needs.find((need) => !holdsNeed(giver, need));
  return lacking === undefined
    ? []
    : [
        {
          rule: 'DE-2',
          message: `${giver.staff} ${giver.name} 本人没有${needWords[lacking]}权限,不能转授。`,
        },
      ];
}

/**
 * Why somebody may not fill a need by a delegation. `inForce`: the delegation's case is known, granted and not
 * revoked. Rules DE-1…DE-6.
 */
export function delegationRefusals(
  delegation: SignedDelegation,
  use: {
    readonly staff: string;
    readonly need: ApprovalNeed;
    readonly maker: string;
    readonly inForce: boolean;
  },
  context: DelegationContext,
): Refusal[] {
  const { statement } = delegation;
  const refusals = giverRefusals(delegation, context);
  if (statement.to !== use.staff || statement.from === statement.to) {
    refusals.push({ rule: 'DE-3', message: '该转授权不是授给本人的,不能使用。' });
  }
  if (!statement.needs.includes(use.need)) {
    refusals.push({ rule: 'DE-3', message: `该转授权不含${needWords[use.need]}。` });
  }
  if (context.at < statement.fromAt || context.at > statement.untilAt) {
    const from = beijingDateTime(statement.fromAt);
    const until = beijingDateTime(statement.untilAt);
    refusals.push({
      rule: 'DE-4',
      message: `该转授权自 ${from} 至 ${until} 有效,现不在有效期内。`,
    });
  }
  if (statement.from === use.maker) {
    refusals.push({
      rule: 'DE-5',
      message: '转授权人是本笔经办人,受托人不能代其复核。请由另一位有权限的人员办理。',
    });
  }
  if (!use.inForce) {
    refusals.push({ rule: 'DE-6', message: '该转授权未经授权、已撤销或本机尚未收到,不能使用。' });
  }
  return refusals;
}
