import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import type { KeyBinding } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { type Crop, wholePicture } from './crop.ts';
import { CropFrame } from './CropFrame.tsx';
import { HintLines } from './HintLines.tsx';
import { usePictureEdit } from './use-picture-edit.ts';
import { usePictureUrl } from './use-picture-url.ts';

/** A picture before it is kept: turned, cropped, looked at; only what is left is kept. */
export function EditPicture({
  title,
  bytes,
  mediaType,
  again,
  busy,
  trouble,
  onKeep,
  onClose,
}: {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What Esc does, e.g. 重拍. */
  readonly again: string;
  readonly busy: boolean;
  /** Why it was not kept. */
  readonly trouble: string | null;
  /** Gets what is to be kept, as it is drawn. */
  readonly onKeep: (draw: () => Promise<Uint8Array>) => void;
  readonly onClose: () => void;
}) {
  const edit = usePictureEdit(bytes, mediaType);
  /** The crop as it was before it is changed, while it is. */
  const [before, setBefore] = useState<Crop | null>(null);
  const url = usePictureUrl(edit.shown);
  const isCropping = before !== null;
  // A turn is drawn anew for the eye; what is kept does not wait for that.
  const isReady = edit.shown !== null && !busy;
  const isDrawing = edit.shown === null && edit.trouble === null;
  const keep = () => {
    if (isReady) onKeep(edit.draw);
  };
  const cancelCrop = () => {
    if (before !== null) edit.setCrop(before);
    setBefore(null);
  };
  const startCrop = () => {
    if (isReady) setBefore(edit.crop);
  };
  const right = () => edit.turn(1);
  const keepButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The crop's frame had the focus and is gone.
    if (!isCropping) keepButton.current?.focus();
  }, [isCropping]);
  const keys: readonly KeyBinding[] = isCropping
    ? [
        { key: 'Enter', label: '裁好', run: () => setBefore(null) },
        { key: 'Delete', label: '不裁', run: () => edit.setCrop(wholePicture) },
      ]
    : [
        { key: 'F8', label: '留存', run: keep, disabled: !isReady && !isDrawing, waits: isDrawing },
        { key: 'r', run: right },
        { key: 'R', label: '旋转', run: right },
        { key: 'ArrowRight', run: right },
        { key: 'ArrowLeft', run: () => edit.turn(-1) },
        { key: 'c', run: startCrop, waits: isDrawing },
        { key: 'C', label: '裁剪', run: startCrop, waits: isDrawing },
      ];
  return (
    <Dialog
      title={title}
      esc={isCropping ? '取消裁剪' : again}
      onClose={isCropping ? cancelCrop : onClose}
      keys={keys}
      width={900}
      footer={
        isCropping ? (
          <>
            <Button onClick={() => edit.setCrop(wholePicture)}>Delete 不裁</Button>
            <Button type="primary" onClick={() => setBefore(null)}>
              Enter 裁好
            </Button>
          </>
        ) : (
          <>
            <Button disabled={busy} onClick={onClose}>
              Esc {again}
            </Button>
            <Button disabled={!isReady} onClick={right}>
              R 旋转
            </Button>
            <Button disabled={!isReady} onClick={startCrop}>
              C 裁剪
            </Button>
            <Button ref={keepButton} data-first-focus type="primary" onClick={keep}>
              {busy ? '正在留存…' : 'F8 留存'}
            </Button>
          </>
        )
      }
    >
      <div className="gt-stack">
        {edit.trouble === null ? null : <Notice tone="danger">{edit.trouble}</Notice>}
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        <div className="gt-edit">
          {url === null ? (
            <p className="gt-empty">
              {edit.shown === null && edit.trouble === null ? '正在打开图片…' : ''}
            </p>
          ) : (
            <div className="gt-edit-picture">
              <img src={url} alt="待留存的图片" draggable={false} />
              {isCropping ? (
                <CropFrame crop={edit.crop} onCrop={edit.setCrop} />
              ) : (
                <CroppedAway crop={edit.crop} />
              )}
            </div>
          )}
        </div>
        <HintLines
          hints={edit.hints}
          good={edit.shown === null ? '' : '画面正常,请核对文字是否清楚。'}
        />
        <p className="gt-soft">
          {isCropping
            ? '方向键向内裁,Shift+方向键放回,也可用鼠标拖动边框;Enter 裁好,Esc 取消裁剪。'
            : `Enter 或 F8 留存;R 或 → 向右转,← 向左转;C 裁剪;Esc ${again}。`}
        </p>
      </div>
    </Dialog>
  );
}

/** What will not be kept lies in the shade. */
function CroppedAway({ crop }: { readonly crop: Crop }) {
  return (
    <div
      className="gt-crop gt-crop-done"
      style={{
        left: `${crop.left / 10}%`,
        top: `${crop.top / 10}%`,
        width: `${(crop.right - crop.left) / 10}%`,
        height: `${(crop.bottom - crop.top) / 10}%`,
      }}
    />
  );
}
