import { useState } from 'react';
import { type EvidenceKind, evidenceWords } from '../../../shared/safeguards/evidence.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { CameraStage } from './CameraStage.tsx';
import { ChooseSource, type Source } from './ChooseSource.tsx';
import { PictureTrouble } from './draw-picture.ts';
import { drawSignature } from './draw-signature.ts';
import { EditPicture } from './EditPicture.tsx';
import { FileStage } from './FileStage.tsx';
import { type Captured, keepCaptured, type KeptPiece } from './keep-captured.ts';
import { readFile } from './read-file.ts';
import { SignStage } from './SignStage.tsx';

type Stage =
  | { readonly at: 'choose' | Source }
  | {
      readonly at: 'edit';
      readonly from: 'camera' | 'file';
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      /** Files chosen together that come after this one. */
      readonly rest: readonly File[];
    };

/** Pages of one kind: taken by camera, from files or signed, edited, kept one by one. Esc goes back one step. */
export function CaptureDialog({
  kind,
  several,
  signer,
  isReplaced,
  onKept,
  onClose,
}: {
  readonly kind: EvidenceKind;
  /** Whether a page may be followed by another. */
  readonly several: boolean;
  readonly signer: string;
  /** Whether a page is taken again, in the place of the one there was. */
  readonly isReplaced: boolean;
  /** Gets what is kept; answers null when it is taken, else why not. */
  readonly onKept: (piece: KeptPiece) => string | null;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [note, setNote] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const title = `${isReplaced ? '重新采集' : '采集'}${evidenceWords[kind]}`;
  const goesOn = several && !isReplaced;

  /** True when the piece is kept, and handed on; the dialog may be over then. */
  const keep = async (capture: () => Promise<Captured>, name = ''): Promise<boolean> => {
    setBusy(true);
    try {
      const piece = await keepCaptured(counter, await capture());
      const refusal = onKept(piece);
      if (refusal !== null) {
        setMessages((said) => [...said, `${name}${refusal}`]);
        return false;
      }
      setNote(
        `${name === '' ? evidenceWords[kind] : name}已留存。${goesOn ? '可继续采集下一页,Esc 完成。' : ''}`,
      );
      return true;
    } catch (error) {
      const words = error instanceof PictureTrouble ? error.message : wordsOf(error);
      setMessages((said) => [...said, `${name}${words}`]);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const goOn = (to: Stage) => (goesOn ? setStage(to) : onClose());

  const takeFiles = async (files: readonly File[]) => {
    for (const [at, file] of files.entries()) {
      const read = await readFile(file);
      if (read.status === 'refused') {
        setMessages((said) => [...said, read.message]);
        continue;
      }
      const { bytes, check } = read;
      if (check.status === 'picture') {
        const rest = files.slice(at + 1);
        setStage({ at: 'edit', from: 'file', bytes, mediaType: check.mediaType, rest });
        return;
      }
      const captured: Captured = { mediaType: 'application/pdf', bytes, source: 'file' };
      const isKept = await keep(async () => await Promise.resolve(captured), file.name);
      if (isKept && !goesOn) {
        onClose();
        return;
      }
    }
    setStage({ at: 'file' });
  };
  const keepEdited = async (
    from: 'camera' | 'file',
    draw: () => Promise<Uint8Array>,
    rest: readonly File[],
  ) => {
    setMessages([]);
    const isKept = await keep(async () => ({
      mediaType: 'image/jpeg',
      bytes: await draw(),
      source: from,
    }));
    if (!isKept) return;
    if (rest.length > 0) await takeFiles(rest);
    else goOn({ at: from });
  };
  const keepSigned = async (canvas: HTMLCanvasElement) => {
    setMessages([]);
    const caption = `签署人 ${signer}  ${beijingDateTime(counter.store.now())}`;
    const isKept = await keep(async () => ({
      mediaType: 'image/png',
      bytes: await drawSignature(canvas, caption),
      source: 'signature-pad',
    }));
    if (isKept) onClose();
  };
  /** What is being kept is waited for: a piece nobody names would be left behind. */
  const back = (to: Stage | null) => () => {
    if (busy) return;
    setMessages([]);
    if (to === null) onClose();
    else setStage(to);
  };
  const start = (source: Source) => {
    setMessages([]);
    setStage({ at: source });
  };

  switch (stage.at) {
    case 'choose':
      return (
        <ChooseSource
          title={title}
          sources={kind === 'signature' ? ['camera', 'file', 'signature-pad'] : ['camera', 'file']}
          usual={kind === 'signature' ? 'signature-pad' : 'camera'}
          onChoose={start}
          onClose={back(null)}
        />
      );
    case 'camera':
      return (
        <CameraStage
          title={title}
          note={note}
          onPicture={(bytes) => {
            setNote(null);
            setStage({ at: 'edit', from: 'camera', bytes, mediaType: 'image/jpeg', rest: [] });
          }}
          onClose={back(note === null ? { at: 'choose' } : null)}
        />
      );
    case 'file':
      return (
        <FileStage
          title={title}
          note={note}
          messages={messages}
          several={goesOn}
          busy={busy}
          onFiles={(files) => {
            setNote(null);
            setMessages([]);
            void takeFiles(files);
          }}
          onClose={back(note === null ? { at: 'choose' } : null)}
        />
      );
    case 'signature-pad':
      return (
        <SignStage
          title={title}
          signer={signer}
          busy={busy}
          trouble={messages[0] ?? null}
          onSigned={({ canvas }) => void keepSigned(canvas)}
          onClose={back({ at: 'choose' })}
        />
      );
    case 'edit': {
      const { from, bytes, mediaType, rest } = stage;
      return (
        <EditPicture
          // Each picture is opened anew, with nothing of the one before.
          key={`${rest.length}`}
          title={rest.length === 0 ? title : `${title},之后还有 ${rest.length} 个文件`}
          bytes={bytes}
          mediaType={mediaType}
          again={from === 'camera' ? '重拍' : '重选'}
          busy={busy}
          trouble={messages.at(-1) ?? null}
          onKeep={(draw) => void keepEdited(from, draw, rest)}
          onClose={back({ at: from })}
        />
      );
    }
  }
}
