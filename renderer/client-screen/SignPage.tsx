import { type ReactNode, useRef, useState } from 'react';
import type { ClientSignature } from '../../shared/bridge/client-task.ts';
import { type Asked, useShown } from './asked.ts';
import { SignPad, type SignPadHandle } from './SignPad.tsx';
import { TaskFrame } from './TaskFrame.tsx';

const faults = {
  none: '还没有签名,请在白色区域内签写您的姓名。',
  short: '签名过短,请清除后写下完整姓名。',
  undrawn: '签名没有生成,请清除后重签。',
} as const;

/** What is signed, and the area to sign in; taken only by its button. */
export function SignPage({
  title,
  client,
  asked,
  answered,
  onSigned,
  onBack,
  children,
}: {
  readonly title: string;
  readonly client: string;
  readonly asked: Asked;
  readonly answered: number;
  /** Sends the signature; gives what is missing, or null. */
  readonly onSigned: (
    signature: ClientSignature & { readonly bytes: Uint8Array<ArrayBuffer> },
  ) => Promise<string | null>;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const pad = useRef<SignPadHandle>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useShown(asked, 'signing', 0, answered);
  const sign = async (): Promise<void> => {
    if (busy || pad.current === null) return;
    setBusy(true);
    const drawn = await pad.current.drawn();
    setFault(
      typeof drawn === 'string'
        ? faults[drawn]
        : await onSigned({ mediaType: 'image/png', bytes: drawn }),
    );
    setBusy(false);
  };
  const clear = (): void => {
    pad.current?.clear();
    setFault(null);
  };
  return (
    <TaskFrame
      title={title}
      client={client}
      asked={asked}
      progress={null}
      step="sign"
      fault={fault}
      buttons={
        <>
          <button type="button" className="cs-button" onClick={onBack}>
            返回
          </button>
          <button type="button" className="cs-button" onClick={clear}>
            清除重签
          </button>
          <button
            type="button"
            className="cs-button cs-button-main"
            aria-disabled={busy}
            onClick={() => void sign()}
          >
            {busy ? '正在提交…' : '提交签名'}
          </button>
        </>
      }
    >
      <h1 tabIndex={-1} data-first-focus>
        请签名
      </h1>
      {children}
      <p className="cs-hint">请在下面的白色区域内签写您的姓名。</p>
      <SignPad ref={pad} onBegin={() => setFault(null)} />
    </TaskFrame>
  );
}
