import { Button } from 'antd';
import { useState } from 'react';
import {
  type UnmaskAsk,
  unmaskName,
  UnmaskReason,
  unmaskReasonWords,
} from '../../../shared/safeguards/unmask.ts';
import { showInClear } from '../../session/clients-store.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useTabId } from '../../session/tab.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Asks by one digit why a client's data is to be shown in clear; the journal keeps the answer, then it is shown. */
export function UnmaskDialog({
  of,
  page,
  onShown,
  onClose,
}: {
  /** A client, or a case of somebody who may be none yet. */
  readonly of: { readonly clientNo: string } | { readonly serial: string };
  /** Function code of the page. */
  readonly page: string;
  /** What comes next once it is shown; absent: the dialog closes. */
  readonly onShown?: () => void;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const tab = useTabId();
  const [isOther, setOther] = useState(false);
  const [text, setText] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const record = async (reason: UnmaskReason) => {
    if (busy || tab === null) return;
    setBusy(true);
    try {
      const id = newId(counter);
      const data: UnmaskAsk = { clientNo: null, ...of, page, reason, text: text.trim() };
      const command = { type: 'UnmaskFields', version: 1, id, data };
      const outcome = await act({ business: unmaskName, caseId: id, command });
      if (outcome.status === 'recorded') {
        showInClear(tab, 'serial' in of ? of.serial : of.clientNo);
        onClose();
        onShown?.();
        return;
      }
      setMessage(outcome.refusals[0]?.message ?? null);
    } catch (error) {
      setMessage(wordsOf(error));
    }
    setBusy(false);
  };
  const choose = (reason: UnmaskReason) =>
    reason === 'other' ? setOther(true) : void record(reason);
  const keys = isOther
    ? [{ key: 'Enter', label: '查看', run: () => void record('other') }]
    : UnmaskReason.options.map((reason, at) => ({
        key: String(at + 1),
        run: () => choose(reason),
      }));
  return (
    <Dialog title="查看明文" onClose={onClose} keys={keys} width={520}>
      <div className="gt-stack">
        <p>将显示该客户的完整资料,本页关闭前有效;原因记入业务流水。</p>
        {isOther ? (
          <TextField
            id="unmask-reason"
            label="原因"
            value={text}
            onChange={setText}
            message={message}
            hint="写明原因,Enter 查看。"
            maxLength={100}
            autoFocus
          />
        ) : (
          <>
            <div className="gt-ways">
              {UnmaskReason.options.map((reason, at) => (
                <Button
                  key={reason}
                  block
                  disabled={busy}
                  {...(at === 0 ? { 'data-first-focus': '' } : {})}
                  onClick={() => choose(reason)}
                >
                  <span>
                    <span className="gt-digit">{at + 1}</span> {unmaskReasonWords[reason]}
                  </span>
                </Button>
              ))}
            </div>
            {message === null ? null : <Notice tone="danger">{message}</Notice>}
          </>
        )}
      </div>
    </Dialog>
  );
}
