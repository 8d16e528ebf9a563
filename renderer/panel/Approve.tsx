import { useState } from 'react';
import { registry } from '../../shared/business/registry.ts';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import type { ApprovalNeed } from '../../shared/safeguards/approval.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { WordList } from '../ui/WordList.tsx';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { staffFault } from './staff-fault.ts';
import { useAnswer } from './use-answer.ts';

const needTitles: Readonly<Record<ApprovalNeed, string>> = { check: '复核', supervise: '主管授权' };

/**
 * Another person decides on an act: the page puts the command into words and computes its digest from what
 * it shows; the shell signs only when that is the digest it computed itself.
 */
export function Approve({
  channel,
  task,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly task: Extract<PanelTask, { kind: 'approve' }>;
  readonly onDone: () => void;
}) {
  const { ask } = task;
  const answering = useAnswer(channel, onDone);
  const [staff, setStaff] = useState('');
  const [password, setPassword] = useState('');
  const [comment, setComment] = useState('');
  const business = registry.find(ask.business);
  const words = business?.parse(ask.command)?.words();
  const digest = commandDigest(intl1, ask.business, ask.command);
  const { busy, faults } = answering;
  const decide = (decision: 'approve' | 'refuse'): void => {
    const number = normaliseDigits(staff);
    const wrong = staffFault(number);
    if (wrong !== null) answering.refuse({ staff: wrong });
    else if (password === '') answering.refuse({ password: '请输入密码。' });
    else if (decision === 'refuse' && comment.trim() === '') {
      answering.refuse({ comment: '退回时请写明原因,以便经办人补正。' });
    } else
      void answering.send({ kind: 'decide', staff: number, password, decision, comment, digest });
  };
  const title = `${needTitles[ask.need]} ${business?.title ?? ask.business}`;
  if (words === undefined || digest !== task.digest) {
    const fault =
      words === undefined
        ? '本版本的程序不能显示该业务的内容,不能在此复核。请升级程序。'
        : '窗口显示的内容与提交的内容不一致,不能复核。请取消后重新提交。';
    return (
      <PanelFrame title={title} answering={answering} buttons={null}>
        <p className="gt-notice gt-notice-warning" role="alert">
          {fault}
        </p>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame
      title={title}
      answering={answering}
      enterSubmits={false}
      buttons={
        <>
          <SubmitButton label="同意" busy={busy} onPress={() => decide('approve')} />
          <SubmitButton label="退回" busy={busy} isMain={false} onPress={() => decide('refuse')} />
        </>
      }
    >
      <div className="panel-words">
        <WordList lines={words} columns={2} />
      </div>
      <p className="gt-soft">
        经办 {ask.maker} · 复核时限 {beijingDateTime(ask.expiresAt)} · 校验码{' '}
        <code>{digest.slice(0, 8)}</code>
      </p>
      <PanelField
        id="staff"
        label={`${needTitles[ask.need]}人柜员号`}
        kind="number"
        value={staff}
        onChange={setStaff}
        message={faults['staff']}
        maxLength={32}
        autoFocus
      />
      <PanelField
        id="password"
        label="密码"
        kind="password"
        value={password}
        onChange={setPassword}
        message={faults['password']}
        maxLength={1024}
      />
      <PanelField
        id="comment"
        label="意见"
        value={comment}
        onChange={setComment}
        message={faults['comment']}
        hint="退回时必填"
        maxLength={500}
      />
    </PanelFrame>
  );
}
