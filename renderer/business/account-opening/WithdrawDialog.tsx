import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../data/types.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Recorded } from './recorded.ts';

const choices = ['客户要求', '录入有误', '其他'] as const;
type Choice = (typeof choices)[number];

const longestReason = 100;

/** Asks why, by a digit, then withdraws. The safe answer has the focus, and without a reason nothing happens. */
export function WithdrawDialog({
  detail,
  onWithdrawn,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly onWithdrawn: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const isOther = choice === '其他';
  const reason = isOther ? text.trim() : (choice ?? '');
  const isMissing = reason === '';

  const withdraw = async () => {
    if (busy || isMissing) return;
    setBusy(true);
    setMessages([]);
    try {
      const { business, caseId } = detail;
      const data = { reason };
      const command = { type: 'Withdraw', version: 1, id: newId(counter), data };
      const outcome = await act({ business, caseId, command });
      if (outcome.status === 'recorded') onWithdrawn(outcome);
      else setMessages(outcome.refusals.map((one) => one.message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="撤回开户"
      width={520}
      onClose={onClose}
      keys={[
        { key: 'F8', label: '撤回', run: () => void withdraw(), disabled: busy || isMissing },
        // Once a reason is being written, digits belong to it.
        ...(isOther
          ? []
          : choices.map((one, at) => ({ key: `${at + 1}`, run: () => setChoice(one) }))),
      ]}
      footer={
        <>
          <Button data-first-focus onClick={onClose}>
            不,保留
          </Button>
          <Button danger disabled={busy || isMissing} onClick={() => void withdraw()}>
            F8 撤回
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>撤回后流水号 {detail.serial} 的开户不再办理,需要时须重新登记。</p>
        <div className="gt-reasons" role="radiogroup" aria-label="撤回原因">
          <span className="gt-soft">撤回原因,按数字选择</span>
          {choices.map((one, at) => (
            <Radio key={one} checked={choice === one} onChange={() => setChoice(one)}>
              {at + 1} {one}
            </Radio>
          ))}
        </div>
        {isOther ? (
          <TextField
            id="withdraw-reason"
            label="原因"
            value={text}
            onChange={setText}
            message={null}
            maxLength={longestReason}
            hint="写明原因后撤回,随业务流水保存。"
            autoFocus
          />
        ) : null}
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
    </Dialog>
  );
}
