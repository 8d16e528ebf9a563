import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { signatureRefusal } from './signature-check.ts';

/** What was written, before a caption is put under it. */
export interface Signed {
  readonly canvas: HTMLCanvasElement;
}

/** A large white area for the client's pen, finger or mouse. The clerk's keys: Delete clears, F8 keeps. */
export function SignStage({
  title,
  signer,
  busy,
  trouble,
  onSigned,
  onClose,
}: {
  readonly title: string;
  readonly signer: string;
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly onSigned: (signed: Signed) => void;
  readonly onClose: () => void;
}) {
  const area = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [message, setMessage] = useState<string | null>(null);

  useEffect(() => {
    const canvas = area.current;
    if (canvas === null) return undefined;
    // As many points as the screen has: what is written is kept as sharp as it is seen.
    const ratio = Math.max(1, window.devicePixelRatio);
    canvas.width = Math.max(1, canvas.clientWidth * ratio);
    canvas.height = Math.max(1, canvas.clientHeight * ratio);
    canvas.getContext('2d')?.scale(ratio, ratio);
    const made = new SignaturePad(canvas, {
      penColor: '#10161d',
      backgroundColor: '#ffffff',
      minWidth: 1,
      maxWidth: 3.2,
    });
    const calm = () => setMessage(null);
    made.addEventListener('beginStroke', calm);
    pad.current = made;
    return () => {
      made.removeEventListener('beginStroke', calm);
      made.off();
      pad.current = null;
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    setMessage(null);
  };
  const keep = () => {
    if (busy || pad.current === null || area.current === null) return;
    const refusal = signatureRefusal(pad.current.toData());
    setMessage(refusal);
    if (refusal === null) onSigned({ canvas: area.current });
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={1040}
      keys={[
        { key: 'F8', label: '留存签名', run: keep, disabled: busy },
        { key: 'Delete', label: '清除', run: clear, disabled: busy },
      ]}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button onClick={clear}>Delete 清除重签</Button>
          <Button data-first-focus type="primary" onClick={keep}>
            {busy ? '正在留存…' : 'F8 留存签名'}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        <p>请{signer}在白色区域内签名。</p>
        <canvas ref={area} className="gt-sign" aria-label="签名区" role="img" />
        {message === null && trouble === null ? null : (
          <Notice tone="danger">{message ?? trouble}</Notice>
        )}
      </div>
    </Dialog>
  );
}
