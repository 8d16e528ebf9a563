import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FaceCompared } from '../../../shared/safeguards/visit.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CameraPicture } from '../evidence/CameraPicture.tsx';
import { PictureView } from '../evidence/PictureView.tsx';
import { useCameraShot } from '../evidence/use-camera-shot.ts';
import type { ShownDocument } from './shown-document.ts';

/** Who stands there beside who the document shows, large; the clerk answers by one digit. */
export function CompareFace({
  title,
  shown,
  busy,
  onAnswer,
  onClose,
}: {
  readonly title: string;
  readonly shown: ShownDocument;
  /** The visit is being recorded. */
  readonly busy: boolean;
  readonly onAnswer: (compared: FaceCompared, picture: Uint8Array | null) => void;
  readonly onClose: () => void;
}) {
  const [picture, setPicture] = useState<Uint8Array | null>(null);
  const shot = useCameraShot({ wanted: true, picture, onPicture: setPicture });
  const choices = useRef<HTMLDivElement>(null);
  const isTaken = picture !== null;
  useEffect(() => {
    if (isTaken) choices.current?.focus();
  }, [isTaken]);
  const { document, photo } = shown;
  const hasFailed = picture === null && shot.camera.status === 'failed';
  const answers: readonly { key: string; label: string; value: FaceCompared }[] =
    picture !== null
      ? [
          { key: '1', label: '同一人', value: 'same' },
          { key: '2', label: '不是同一人', value: 'different' },
          { key: '3', label: '无法比对', value: 'not-compared' },
        ]
      : hasFailed
        ? [{ key: '3', label: '无法比对', value: 'not-compared' }]
        : [];
  const keys = answers.map(({ key, value }) => ({
    key,
    disabled: busy,
    run: () => onAnswer(value, picture),
  }));
  return (
    <Dialog title={title} onClose={onClose} keys={[...shot.keys, ...keys]} width={880}>
      <div className="gt-stack">
        <div className="gt-faces">
          <CameraPicture label="现场照片" shot={shot} />
          <figure className="gt-camera">
            {photo === null ? (
              <p className="gt-no-photo">录入的证件没有芯片照片,请与证件原件上的照片比对。</p>
            ) : (
              <PictureView bytes={photo.bytes} mediaType={photo.mediaType} alt="证件芯片照片" />
            )}
            <figcaption>
              <b>证件芯片照片</b>{' '}
              <span className="gt-soft">
                {document.name} {document.ethnicity ?? ''}{' '}
                {document.validUntil === null ? '长期有效' : `有效期至 ${document.validUntil}`}
              </span>{' '}
              {document.simulated ? <span className="gt-tag">模拟设备</span> : null}
            </figcaption>
          </figure>
        </div>
        <p role="status">
          {busy
            ? '正在记录…'
            : picture !== null
              ? '现场照片与证件照片是否为同一人'
              : '请客户正对摄像头。'}
        </p>
        {/* Neither answer has the focus: Enter must not decide who somebody is, nor leave. */}
        <div className="gt-choices" ref={choices} tabIndex={-1} role="group" aria-label="比对结果">
          {answers.map(({ key, label, value }) => (
            <Button key={key} disabled={busy} onClick={() => onAnswer(value, picture)}>
              {key} {label}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
