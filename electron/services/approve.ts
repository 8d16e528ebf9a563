import type { ApproveAsk, PanelAnswer } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  type ApprovalStatement,
  decisionRefusals,
  needWords,
  type SignedDecision,
} from '../../shared/safeguards/approval.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import { branchOf } from '../../shared/values/ids.ts';
import type { Judged } from './panel.ts';
import { checkCredential, type CredentialParts, hasRight, refused } from './staff-credential.ts';

/**
 * Judges a decision given in the panel and signs it: on exactly the command whose digest the panel computed
 * from what it showed, by another person than the maker, with the right it needs.
 */
export async function decide(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  asked: { readonly ask: ApproveAsk; readonly digest: string },
  answer: Extract<PanelAnswer, { kind: 'decide' }>,
): Promise<Judged<SignedDecision>> {
  const { ask, digest } = asked;
  const comment = answer.comment.trim();
  if (answer.digest !== digest) {
    return refused(null, '窗口显示的内容与提交的内容不一致,未签名。请取消后重新提交。');
  }
  if (ask.branch !== branchOf(counter.counter))
    return refused(null, '该业务不属于本营业部,不能在此复核。');
  if (parts.clock() > ask.expiresAt)
    return refused(null, '该提交的复核时限已过,请经办人重新提交。');
  if (answer.staff === ask.maker) {
    return refused(
      'staff',
      `${needWords[ask.need]}不能由经办人本人办理,请由另一位有权限的人员输入柜员号和密码。`,
    );
  }
  if (answer.decision === 'refuse' && comment === '')
    return refused('comment', '退回时请写明原因,以便经办人补正。');
  const checked = await checkCredential(parts, counter, answer.staff, answer.password);
  if (checked.status === 'refused') return checked;
  const { document, key } = checked.value;
  if (!hasRight(document, ask.need)) {
    const { staff, name } = document.authority.statement;
    return refused('staff', `${staff} ${name} 没有${needWords[ask.need]}权限。`);
  }
  const statement: ApprovalStatement = {
    purpose: 'approval',
    branch: ask.branch,
    caseId: ask.caseId,
    commandId: ask.command.id,
    digest,
    need: ask.need,
    staff: answer.staff,
    decision: answer.decision,
    comment,
    at: parts.clock(),
    expiresAt: ask.expiresAt,
  };
  const { authority } = document;
  return judged(counter, ask, {
    statement,
    signature: key.sign(canonicalBytes(statement)),
    authority,
  });
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
    at,
  });
  return refusal === undefined
    ? { status: 'done', value: decision }
    : refused(refusal.field ?? 'staff', refusal.message);
}
