import { Button } from 'antd';
import { useState } from 'react';
import { exportName } from '../../../shared/safeguards/list-export.ts';
import { toHex, utf8 } from '../../../shared/values/bytes.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

const reasons = ['内部检查', '监管检查', '其他'] as const;
type Reason = (typeof reasons)[number];

/** A list leaves the counter: why, by a digit; recorded with the file's digest, and only then is the file made. */
export function ExportDialog({
  list,
  narrowed,
  rows,
  file,
  onClose,
}: {
  readonly list: string;
  readonly narrowed: string;
  readonly rows: number;
  readonly file: { readonly name: string; readonly text: string };
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const [reason, setReason] = useState<Reason | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const words = reason === '其他' ? text.trim() : (reason ?? '');

  const take = async () => {
    if (busy || words === '') return;
    setBusy(true);
    setMessages([]);
    try {
      const bytes = utf8(file.text);
      const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
      const id = newId(counter);
      const data = { list, narrowed, rows, digest, reason: words };
      const command = { type: 'ExportList', version: 1, id, data };
      const outcome = await act({ business: exportName, caseId: id, command });
      if (outcome.status === 'refused') {
        setMessages(outcome.refusals.map(({ message }) => message));
        return;
      }
      save(file.name, bytes);
      onClose();
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="导出清单"
      onClose={onClose}
      keys={[
        { key: 'F8', label: '导出', run: () => void take(), disabled: busy || words === '' },
        // Once a reason is being written, digits belong to it.
        ...(reason === '其他'
          ? []
          : reasons.map((one, at) => ({ key: `${at + 1}`, run: () => setReason(one) }))),
      ]}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" disabled={busy || words === ''} onClick={() => void take()}>
            F8 导出
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>
          将导出 {narrowed} 的 {rows} 笔,客户姓名脱敏;谁、何时、为何导出记入业务流水。
        </p>
        <DigitChoice
          label="导出原因"
          choices={reasons.map((value) => ({ value, label: value }))}
          value={reason}
          onChoose={setReason}
        />
        {reason === '其他' ? (
          <TextField
            id="export-reason"
            label="原因"
            value={text}
            onChange={setText}
            message={null}
            maxLength={100}
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

/** Hands the file to the window's own download. */
function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
