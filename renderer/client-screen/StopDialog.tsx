import { useLayoutEffect, useRef, useState } from 'react';
import type { Asked } from './asked.ts';

/** Asks before the client stops; nothing is submitted by it. */
export function StopDialog({
  asked,
  onGoOn,
}: {
  readonly asked: Asked;
  readonly onGoOn: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const goOn = useRef<HTMLButtonElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    goOn.current?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const stop = async (reason: 'pause' | 'disagree'): Promise<void> =>
    setFault(await asked.send({ kind: 'stop', reason }));
  return (
    <dialog
      ref={dialog}
      className="cs-dialog"
      aria-labelledby="cs-stop"
      onCancel={(event) => {
        event.preventDefault();
        onGoOn();
      }}
    >
      <h2 id="cs-stop">要停止吗</h2>
      <p>停止后,本屏上已填的内容不会提交。您可以继续,也可以告诉工作人员原因。</p>
      <p className="cs-fault" role="alert">
        {fault ?? ''}
      </p>
      <div className="cs-choices">
        <button ref={goOn} type="button" className="cs-button cs-button-main" onClick={onGoOn}>
          继续办理
        </button>
        <button type="button" className="cs-button" onClick={() => void stop('pause')}>
          我要停一下
        </button>
        <button type="button" className="cs-button" onClick={() => void stop('disagree')}>
          我不同意
        </button>
      </div>
    </dialog>
  );
}
