import { z } from 'zod';
import type { Refusal } from '../errors.ts';
import { canonicalBytes } from '../journal/canonical.ts';
import { Command, HashHex } from '../journal/entry.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { CommandId, StaffNo } from '../values/ids.ts';
import { authorityRefusals, SignatureHex, SignedAuthority, type StaffRow } from './authority.ts';
import { delegationRefusals, SignedDelegation } from './delegation.ts';
import { ApprovalNeed, holdsNeed, needWords } from './need.ts';
import { RefusalReasons } from './refusal-reason.ts';

export { ApprovalNeed, needWords } from './need.ts';

/** Data of the common event ApprovalRequested: it carries the command, whose events are not there yet. */
export const ApprovalRequest = z.object({
  command: Command,
  digest: HashHex,
  needs: z.array(ApprovalNeed).min(1),
  maker: StaffNo,
  requestedAt: z.int(),
  /** Instant after which no decision counts. */
  expiresAt: z.int(),
});
export type ApprovalRequest = Readonly<z.infer<typeof ApprovalRequest>>;

/** What the decider's key signs. Anything that changes voids it. */
export const ApprovalStatement = z.object({
  purpose: z.literal('approval'),
  branch: z.string().regex(/^\d{4}$/),
  caseId: CommandId,
  commandId: CommandId,
  digest: HashHex,
  need: ApprovalNeed,
  staff: StaffNo,
  decision: z.enum(['approve', 'refuse']),
  /** The decider's words; required when refusing. */
  comment: z.string().max(500),
  /** Why it is refused, one by one; absent when approving, and in decisions from before there were any. */
  reasons: RefusalReasons.exactOptional(),
  at: z.int(),
  expiresAt: z.int(),
  /** The delegation the decider acts by; absent when by their own right. */
  delegation: CommandId.exactOptional(),
});
export type ApprovalStatement = Readonly<z.infer<typeof ApprovalStatement>>;

/** Data of the common command DecideApproval: the decision as the shell's panel signed it. */
export const SignedDecision = z.object({
  statement: ApprovalStatement,
  signature: SignatureHex,
  authority: SignedAuthority,
  /** The whole delegation the statement names, so that both ends can judge it alone. */
  delegation: SignedDelegation.exactOptional(),
});
export type SignedDecision = Readonly<z.infer<typeof SignedDecision>>;

/** What a decision is judged against. */
export interface DecisionContext {
  readonly suite: Suite;
  readonly headOfficeKey: string;
  readonly branch: string;
  readonly caseId: string;
  /** The open request of the case, or null. */
  readonly request: ApprovalRequest | null;
  /** Approvals of the request that stand already. */
  readonly approved: readonly { readonly need: ApprovalNeed; readonly staff: string }[];
  /** The decider's roster row, if known. */
  readonly row: StaffRow | null;
  /** The giver's roster row where the decider acts by a delegation, if known. */
  readonly giverRow: StaffRow | null;
  /** Whether the delegation's case is known, granted and not revoked. */
  readonly delegationInForce: boolean;
  /** Instant of the act that records the decision. */
  readonly at: number;
}

/**
 * Why a decision does not count; empty when it does. Rules AP-1…AP-8, AP-11 (docs/rules.md): nothing open,
 * another payload, filled already, maker = checker, run out, without authority, forged, one person for two needs.
 */
export function decisionRefusals(decision: SignedDecision, context: DecisionContext): Refusal[] {
  const { statement, authority } = decision;
  const { request } = context;
  if (request === null) {
    return [{ rule: 'AP-1', message: '该业务没有等待复核的提交,或已经处理过,本次复核未记录。' }];
  }
  const binds =
    statement.branch === context.branch &&
    statement.caseId === context.caseId &&
    statement.commandId === request.command.id &&
    statement.digest === request.digest &&
    statement.expiresAt === request.expiresAt;
  if (!binds) {
    return [{ rule: 'AP-2', message: '提交内容与复核时看到的不一致,复核作废。请重新复核。' }];
  }
  const refusals: Refusal[] = [];
  const isFilled = context.approved.some(({ need }) => need === statement.need);
  if (!request.needs.includes(statement.need) || isFilled) {
    refusals.push({
      rule: 'AP-3',
      message: `${needWords[statement.need]}已经完成或不需要,同一授权不能使用两次。`,
    });
  }
  if (statement.staff === request.maker) {
    refusals.push({
      rule: 'AP-4',
      message: '复核人不能是经办人本人,请由另一位有复核权限的人员办理。',
    });
  }
  const isSecond = context.approved.some(({ staff }) => staff === statement.staff);
  if (statement.decision === 'approve' && !isFilled && isSecond) {
    refusals.push({
      rule: 'AP-11',
      message: '本笔的复核与授权须由不同人员办理,请由另一位有权限的人员办理。',
    });
  }
  // No lower bound: the digest binds to the request, and a clock that was set back must not void a decision.
  if (statement.at > request.expiresAt || context.at > request.expiresAt) {
    refusals.push({ rule: 'AP-5', message: '该提交的复核时限已过,请经办人重新提交。' });
  }
  if (statement.decision === 'refuse' && statement.comment.trim() === '') {
    refusals.push({ rule: 'AP-8', field: 'comment', message: '退回时请写明原因,以便经办人补正。' });
  }
  return [...refusals, ...deciderRefusals(decision, authority, context)];
}

function deciderRefusals(
  decision: SignedDecision,
  authority: SignedAuthority,
  context: DecisionContext,
): Refusal[] {
  const { statement } = decision;
  const who = authority.statement;
  if (who.staff !== statement.staff) {
    return [{ rule: 'AP-7', message: '复核签名与复核人不符,复核未记录。' }];
  }
  const invalid = authorityRefusals(context.suite, context.headOfficeKey, authority, {
    branch: context.branch,
    at: statement.at,
    row: context.row,
  });
  if (invalid.length > 0) return invalid;
  const key = fromHex(who.publicKey);
  if (!context.suite.verify(key, canonicalBytes(statement), fromHex(decision.signature))) {
    return [{ rule: 'AP-7', message: '复核签名与复核人不符,复核未记录。' }];
  }
  const { delegation } = decision;
  if (delegation?.statement.id !== statement.delegation) {
    return [{ rule: 'AP-7', message: '复核签名与所用的转授权不符,复核未记录。' }];
  }
  if (delegation !== undefined) return delegatedRefusals(delegation, statement, context);
  if (holdsNeed(who, statement.need)) return [];
  return [
    { rule: 'AP-6', message: `${who.staff} ${who.name} 没有${needWords[statement.need]}权限。` },
  ];
}

function delegatedRefusals(
  delegation: SignedDelegation,
  { staff, need, at }: ApprovalStatement,
  context: DecisionContext,
): Refusal[] {
  const { suite, headOfficeKey, branch, giverRow: row, delegationInForce: inForce } = context;
  // decisionRefusals has refused a decision without an open request.
  const maker = context.request?.maker ?? '';
  return delegationRefusals(
    delegation,
    { staff, need, maker, inForce },
    { suite, headOfficeKey, branch, row, at },
  );
}
