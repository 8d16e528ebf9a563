import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../data/types.ts';
import { newId, useCounter } from '../../../session/counter.tsx';
import { useAct } from '../../../session/use-act.ts';
import { wordsOf } from '../../../session/words.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Recorded } from '../recorded.ts';

const choices = ['客户要求', '录入有误', '其他'] as const;
type Choice = (typeof choices)[number];

const longestReason = 100;

/** What is taken back and what happens then: 撤回 before the acceptance, 作废 after it. */
const kinds = {
  withdraw: {
    word: '撤回',
    what: (serial: string) => `撤回后流水号 ${serial} 的开户不再办理,需要时须重新登记。`,
  },
  void: {
    word: '作废',
    what: (serial: string) =>
      `流水号 ${serial} 的开户已受理,尚未送中登。作废后总部不再办理,不下发号码;请收回客户联凭条,需要时须重新登记。`,
  },
} as const;

/** Asks why, by a digit, then takes it back. The safe answer has the focus, and without a reason nothing happens. */
export function TakeBackDialog({
  detail,
  kind,
  onWithdrawn,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly kind: keyof typeof kinds;
  readonly onWithdrawn: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const { word, what } = kinds[kind];
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
      title={`${word}开户`}
      width={520}
      onClose={onClose}
      keys={[
        { key: 'F8', label: word, run: () => void withdraw(), disabled: busy || isMissing },
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
            F8 {word}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>{what(detail.serial)}</p>
        <div className="gt-reasons" role="radiogroup" aria-label={`${word}原因`}>
          <span className="gt-soft">{word}原因,按数字选择</span>
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
            hint={`写明原因后${word},随业务流水保存。`}
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
