import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../data/types.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Recorded } from '../recorded.ts';
import { useOrderAct } from '../use-order-act.ts';

const choices = ['客户要求', '录入有误', '其他'] as const;
const longestReason = 100;

/** What ends by a reason: an instruction never sent, or an order nobody has agreed to yet. */
export const endings = {
  LapseOrder: {
    word: '取消登记',
    what: (serial: string) =>
      `流水号 ${serial} 的委托没有报送交易所。取消登记后不再报送,冻结的资金或股份随即解冻。`,
  },
  Withdraw: {
    word: '撤回',
    what: (serial: string) => `流水号 ${serial} 的委托尚未受理。撤回后不再办理,需要时须重新委托。`,
  },
} as const;

/** Asks why, by a digit, then ends it. The safe answer stands first, and without a reason nothing happens. */
export function ReasonDialog({
  detail,
  command,
  onRecorded,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly command: keyof typeof endings;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const { word, what } = endings[command];
  const { busy, messages, run } = useOrderAct(detail, onRecorded);
  const [choice, setChoice] = useState<(typeof choices)[number] | null>(null);
  const [text, setText] = useState('');
  const isOther = choice === '其他';
  const reason = isOther ? text.trim() : (choice ?? '');
  const isMissing = reason === '';
  const submit = () => {
    if (!isMissing) void run(command, { reason });
  };
  return (
    <Dialog
      title={word}
      onClose={onClose}
      keys={[{ key: 'F8', label: word, run: submit, disabled: busy || isMissing }]}
      footer={
        <>
          <Button onClick={onClose}>不,保留</Button>
          <Button danger disabled={busy || isMissing} onClick={submit}>
            F8 {word}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>{what(detail.serial)}</p>
        <DigitChoice
          label={`${word}原因`}
          choices={choices.map((value) => ({ value, label: value }))}
          value={choice}
          onChoose={setChoice}
          autoFocus
        />
        {isOther ? (
          <TextField
            id="order-end-reason"
            label="原因"
            value={text}
            onChange={setText}
            message={null}
            maxLength={longestReason}
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
