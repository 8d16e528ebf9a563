import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { signatureFault } from '../safeguards/evidence/signature-check.ts';

/** What a page may ask of the area it shows. */
export interface SignPadHandle {
  /** The signature as PNG on white; else what is wrong with it. */
  drawn(): Promise<Uint8Array<ArrayBuffer> | 'none' | 'short' | 'undrawn'>;
  clear(): void;
}

/** A large white area for pen, finger or mouse. */
export function SignPad({
  ref,
  onBegin,
}: {
  readonly ref: Ref<SignPadHandle>;
  readonly onBegin: () => void;
}) {
  const area = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const begin = useEffectEvent(() => onBegin());
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
      maxWidth: 3.6,
    });
    const listen = (): void => begin();
    made.addEventListener('beginStroke', listen);
    pad.current = made;
    return () => {
      made.removeEventListener('beginStroke', listen);
      made.off();
      pad.current = null;
    };
  }, []);
  useImperativeHandle(ref, () => ({
    async drawn() {
      const fault = signatureFault(pad.current?.toData() ?? []);
      if (fault !== null) return fault;
      const blob = await new Promise<Blob | null>((done) => {
        if (area.current === null) done(null);
        else area.current.toBlob(done, 'image/png');
      });
      return blob === null ? 'undrawn' : new Uint8Array(await blob.arrayBuffer());
    },
    clear: () => pad.current?.clear(),
  }));
  return <canvas ref={area} className="cs-sign" aria-label="签名区" role="img" />;
}
