import type { ApproveAsk, ApproveItem, PanelAnswer } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  type ApprovalStatement,
  decisionRefusals,
  needWords,
  type SignedDecision,
} from '../../shared/safeguards/approval.ts';
import type { SignedDelegation } from '../../shared/safeguards/delegation.ts';
import { holdsNeed } from '../../shared/safeguards/need.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import { branchOf } from '../../shared/values/ids.ts';
import type { Judged } from './panel.ts';
import {
  checkCredential,
  type Credential,
  type CredentialParts,
  refused,
} from './staff-credential.ts';

/** A decision as it was given in the panel, on as many acts as were shown. */
export type GivenDecision = Omit<Extract<PanelAnswer, { kind: 'decide-many' }>, 'kind'> &
  Pick<Extract<PanelAnswer, { kind: 'decide' }>, 'reasons'>;

/**
 * Judges decisions given in the panel and signs each: on exactly the commands whose digests the panel computed
 * from what it showed, by another person than the maker, with the right each needs or a delegation of it. All
 * or none.
 */
export async function decide(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  items: readonly ApproveItem[],
  answer: GivenDecision,
): Promise<Judged<readonly SignedDecision[]>> {
  for (const [at, item] of items.entries()) {
    const wrong = refusedBefore(parts, counter, item, { ...answer, digest: answer.digests[at] });
    if (wrong !== null) return wrong;
  }
  const checked = await checkCredential(parts, counter, answer.staff, answer.password);
  if (checked.status === 'refused') return checked;
  const decisions: SignedDecision[] = [];
  for (const item of items) {
    const judged = signed(parts, counter, item, answer, checked.value);
    if (judged.status === 'refused') return judged;
    decisions.push(judged.value);
  }
  return { status: 'done', value: decisions };
}

/** What is wrong whatever the password: it is not even tried then. */
function refusedBefore(
  { clock }: CredentialParts,
  counter: EnrolmentAnswer,
  { ask, digest }: ApproveItem,
  answer: Pick<GivenDecision, 'staff' | 'decision' | 'comment'> & {
    readonly digest: string | undefined;
  },
): Extract<Judged<never>, { status: 'refused' }> | null {
  if (answer.digest !== digest) {
    return refused(null, '窗口显示的内容与提交的内容不一致,未签名。请取消后重新提交。');
  }
  if (ask.branch !== branchOf(counter.counter))
    return refused(null, '该业务不属于本营业部,不能在此复核。');
  if (clock() > ask.expiresAt) return refused(null, '该提交的复核时限已过,请经办人重新提交。');
  if (ask.staff !== undefined && answer.staff !== ask.staff) {
    return refused('staff', '请由签到人本人输入密码;他人复核请在其签到的终端办理。');
  }
  if (answer.staff === ask.maker) {
    return refused(
      'staff',
      `${needWords[ask.need]}不能由经办人本人办理,请由另一位有权限的人员输入柜员号和密码。`,
    );
  }
  return answer.decision === 'refuse' && answer.comment.trim() === ''
    ? refused('comment', '退回时请写明原因,以便经办人补正。')
    : null;
}

function signed(
  { clock }: CredentialParts,
  counter: EnrolmentAnswer,
  { ask, digest }: ApproveItem,
  answer: GivenDecision,
  { document, key }: Credential,
): Judged<SignedDecision> {
  const { authority } = document;
  const at = clock();
  const delegation = holdsNeed(authority.statement, ask.need)
    ? null
    : delegationFor(ask, answer.staff, at);
  const statement: ApprovalStatement = {
    purpose: 'approval',
    branch: ask.branch,
    caseId: ask.caseId,
    commandId: ask.command.id,
    digest,
    need: ask.need,
    staff: answer.staff,
    decision: answer.decision,
    comment: answer.comment.trim(),
    ...(answer.reasons === undefined ? {} : { reasons: answer.reasons }),
    at,
    expiresAt: ask.expiresAt,
    ...(delegation === null ? {} : { delegation: delegation.statement.id }),
  };
  return judged(counter, ask, {
    statement,
    signature: key.sign(canonicalBytes(statement)),
    authority,
    ...(delegation === null ? {} : { delegation }),
  });
}

/** A delegation of this need to this person that holds now; the rules judge it again. */
function delegationFor(
  { delegations = [], need, maker }: ApproveAsk,
  staff: string,
  at: number,
): SignedDelegation | null {
  const usable = delegations.find(
    ({ statement }) =>
      statement.to === staff &&
      statement.from !== maker &&
      statement.needs.includes(need) &&
      statement.fromAt <= at &&
      at <= statement.untilAt,
  );
  return usable ?? null;
}

// What is signed here must hold where it is recorded: the same rules are asked before it leaves the shell.
function judged(
  counter: EnrolmentAnswer,
  ask: ApproveAsk,
  decision: SignedDecision,
): Judged<SignedDecision> {
  const { command, need, maker, expiresAt, branch, caseId } = ask;
  const { digest, at } = decision.statement;
  const [refusal] = decisionRefusals(decision, {
    suite: intl1,
    headOfficeKey: counter.headOfficeKey,
    branch,
    caseId,
    request: { command, digest, needs: [need], maker, requestedAt: at, expiresAt },
    approved: [],
    row: null,
    giverRow: null,
    // Only the store knows the delegation's case; it is asked where the decision is recorded.
    delegationInForce: true,
    at,
  });
  return refusal === undefined
    ? { status: 'done', value: decision }
    : refused(refusal.field ?? 'staff', refusal.message);
}
