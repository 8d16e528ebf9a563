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

/** How a list leaves the counter. */
export interface ListOut {
  readonly way: 'file' | 'paper';
  /** The file, or the document that is printed. */
  readonly text: string;
  /** Makes the file, or prints. */
  readonly make: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void;
}

const words = { file: '导出', paper: '打印' } as const;

/** A list leaves the counter: why, by a digit; recorded with its digest, and only then is it made. */
export function ExportDialog({
  list,
  narrowed,
  rows,
  out,
  onClose,
}: {
  readonly list: string;
  readonly narrowed: string;
  readonly rows: number;
  readonly out: ListOut;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const [reason, setReason] = useState<Reason | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const why = reason === '其他' ? text.trim() : (reason ?? '');
  const does = words[out.way];

  const take = async () => {
    if (busy) return;
    if (why === '') {
      setMessages([reason === null ? `请先按数字选择${does}原因。` : `请写明${does}原因。`]);
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const bytes = utf8(out.text);
      const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
      const id = newId(counter);
      const data = { list, narrowed, rows, digest, way: out.way, reason: why };
      const command = { type: 'ExportList', version: 1, id, data };
      const outcome = await act({ business: exportName, caseId: id, command });
      if (outcome.status === 'refused') {
        setMessages(outcome.refusals.map(({ message }) => message));
        return;
      }
      await out.make(bytes);
      onClose();
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  const choose = (next: Reason) => {
    setMessages([]);
    setReason(next);
  };

  return (
    <Dialog
      title={`${does}清单`}
      onClose={onClose}
      keys={[
        { key: 'F8', label: does, run: () => void take(), disabled: busy },
        // Once a reason is being written, digits belong to it.
        ...(reason === '其他'
          ? []
          : reasons.map((one, at) => ({ key: `${at + 1}`, run: () => choose(one) }))),
      ]}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" disabled={busy} onClick={() => void take()}>
            F8 {does}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>
          将{does} {narrowed} 的 {rows} 笔,客户姓名脱敏;谁、何时、为何{does}记入业务流水。
        </p>
        <div className="gt-stack-near">
          <p className="gt-soft">{does}原因(按数字)</p>
          <DigitChoice
            label={`${does}原因`}
            choices={reasons.map((value) => ({ value, label: value }))}
            value={reason}
            onChoose={choose}
            autoFocus
          />
        </div>
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
