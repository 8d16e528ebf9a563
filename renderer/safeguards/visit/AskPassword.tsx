import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PasswordOutcome } from '../../../shared/bridge/devices.ts';
import type { SignedPasswordProof } from '../../../shared/safeguards/password-proof.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** The client types the trading password on the keypad; head office judges it. What cannot be is told with what can. */
export function AskPassword({
  title,
  note,
  clientNo,
  visit,
  onProved,
  onFailed,
  onClose,
}: {
  readonly title: string;
  /** Why it is asked for, when not because the clerk chose it. */
  readonly note: string | null;
  readonly clientNo: string;
  readonly visit: string;
  readonly onProved: (proof: SignedPasswordProof) => void;
  readonly onFailed: (message: string) => void;
  readonly onClose: () => void;
}) {
  const [wrong, setWrong] = useState<string | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const again = () => {
    setWrong(null);
    // The button just pressed goes.
    cancel.current?.focus();
  };
  return (
    <Dialog
      title={title}
      esc="取消"
      onClose={onClose}
      keys={wrong === null ? [] : [{ key: 'Enter', label: '重新输入', run: again }]}
      width={560}
      footer={
        <>
          {wrong === null ? null : (
            <Button type="primary" autoFocus onClick={again}>
              Enter 重新输入
            </Button>
          )}
          <Button ref={cancel} data-first-focus onClick={onClose}>
            Esc 取消
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        {note === null ? null : <p>{note}</p>}
        {wrong === null ? (
          <PasswordTry
            clientNo={clientNo}
            visit={visit}
            onProved={onProved}
            onWrong={setWrong}
            onFailed={onFailed}
          />
        ) : (
          <Notice tone="danger">{wrong}</Notice>
        )}
      </div>
    </Dialog>
  );
}

/** One try: it lasts as long as this is shown. */
function PasswordTry({
  clientNo,
  visit,
  onProved,
  onWrong,
  onFailed,
}: {
  readonly clientNo: string;
  readonly visit: string;
  readonly onProved: (proof: SignedPasswordProof) => void;
  readonly onWrong: (message: string) => void;
  readonly onFailed: (message: string) => void;
}) {
  const { devices } = useCounter().bridge;
  const told = useEffectEvent((outcome: PasswordOutcome) => {
    if (outcome.status === 'cancelled') return;
    if (outcome.status === 'proved') onProved(outcome.proof);
    else if (outcome.status === 'wrong') onWrong(outcome.message);
    else onFailed(outcome.message);
  });
  const failed = useEffectEvent((message: string) => onFailed(message));
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      try {
        const outcome = await devices.checkPassword({ clientNo, visit });
        if (!isOver) told(outcome);
      } catch (error) {
        if (!isOver) failed(wordsOf(error));
      }
    };
    void ask();
    return () => {
      isOver = true;
      // The keypad stops waiting; if it has answered already there is nothing to stop.
      void devices.cancel().catch(() => undefined);
    };
  }, [devices, clientNo, visit]);
  return <p role="status">请客户在密码键盘上输入交易密码,按确认键结束…</p>;
}
