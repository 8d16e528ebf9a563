import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import type { KeyBinding } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { HintLines } from './HintLines.tsx';
import { useCamera } from './use-camera.ts';
import { useLiveHints } from './use-live-hints.ts';

/** The camera's live picture of a paper or a document, with hints; Space takes it. */
export function CameraStage({
  title,
  note,
  onPicture,
  onClose,
}: {
  readonly title: string;
  /** What was just done, or what comes; null when there is nothing to say. */
  readonly note: string | null;
  readonly onPicture: (picture: Uint8Array) => void;
  readonly onClose: () => void;
}) {
  const camera = useCamera(true, 'paper');
  const video = useRef<HTMLVideoElement | null>(null);
  const isLive = camera.status === 'live';
  const hints = useLiveHints(video, isLive);
  const { preview, devices } = camera;
  const show = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      preview(element);
    },
    [preview],
  );
  const take = async () => {
    const picture = await camera.take();
    if (picture !== null) onPicture(picture);
  };
  const again = () => camera.restart();
  const several = isLive && devices.length > 1 ? devices : [];
  const keys: readonly KeyBinding[] = isLive
    ? [
        { key: ' ', run: () => void take() },
        { key: 'Enter', label: '拍照', run: () => void take() },
        ...several.map((_, at): KeyBinding => ({
          key: String(at + 1),
          run: () => camera.choose(at),
        })),
      ]
    : [
        { key: 'r', run: again },
        { key: 'R', label: '重试', run: again },
      ];
  return (
    <Dialog
      title={title}
      onClose={onClose}
      keys={keys}
      width={900}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button data-first-focus type="primary" onClick={() => (isLive ? void take() : again())}>
            {isLive ? 'Enter 拍照' : 'R 重试'}
          </Button>
        </>
      }
    >
      <div className="gt-stack">
        {note === null ? null : <Notice tone="good">{note}</Notice>}
        {camera.trouble === null ? null : <Notice tone="warning">{camera.trouble}</Notice>}
        <div className="gt-shot">
          <video ref={show} aria-label={`${title}预览`} muted autoPlay playsInline />
        </div>
        <HintLines hints={hints} good={isLive ? '画面正常。' : '正在打开摄像头…'} />
        {several.length === 0 ? null : (
          <ol className="gt-camera-list" aria-label="摄像头">
            {several.map((one, at) => (
              <li key={one.id} aria-current={at === camera.chosen}>
                {at + 1} {one.name}
              </li>
            ))}
          </ol>
        )}
        <p className="gt-soft">将材料放平并占满画面,按空格或 Enter 拍照,Esc 返回。</p>
      </div>
    </Dialog>
  );
}
