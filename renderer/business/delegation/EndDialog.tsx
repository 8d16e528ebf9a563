import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../data/types.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { End } from './end.ts';

/** Why a delegation ends; without a reason nothing happens. */
export function EndDialog({
  detail,
  end,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly end: End;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const isMissing = reason.trim() === '';
  const run = async () => {
    if (busy || isMissing) return;
    setBusy(true);
    setMessages([]);
    try {
      const { business, caseId } = detail;
      const data = { reason: reason.trim() };
      const command = { type: end.command, version: 1, id: newId(counter), data };
      const outcome = await act({ business, caseId, command });
      if (outcome.status === 'recorded') onClose();
      else setMessages(outcome.refusals.map((one) => one.message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`${end.label}转授权`}
      onClose={onClose}
      keys={[{ key: 'F8', label: end.label, run: () => void run(), disabled: busy || isMissing }]}
      footer={
        <>
          <Button onClick={onClose}>不,保留</Button>
          <Button danger disabled={busy || isMissing} onClick={() => void run()}>
            F8 {end.label}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>
          {end.label}后,受托人不能再凭流水号 {detail.serial} 的转授权办理;已办的不受影响。
        </p>
        <TextField
          id="end-reason"
          label="原因"
          value={reason}
          onChange={setReason}
          message={null}
          maxLength={100}
          autoFocus
        />
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
    </Dialog>
  );
}
