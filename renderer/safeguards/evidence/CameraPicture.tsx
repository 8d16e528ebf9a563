import { Notice } from '../../ui/Notice.tsx';
import { PictureView } from './PictureView.tsx';
import type { CameraShot } from './use-camera-shot.ts';

/**
 * One picture by camera: live until it is taken, then the picture itself. A dialog begins here: Enter takes the
 * picture, where on a button it would press that button.
 */
export function CameraPicture({
  label,
  shot,
}: {
  /** What is to be seen, e.g. 现场照片. */
  readonly label: string;
  readonly shot: CameraShot;
}) {
  const { camera, picture, cameras } = shot;
  const { preview, trouble, chosen } = camera;
  return (
    <figure className="gt-camera" tabIndex={-1} data-first-focus>
      {picture === null ? (
        <video ref={preview} aria-label={`${label}预览`} muted autoPlay playsInline />
      ) : (
        <PictureView bytes={picture} alt={label} />
      )}
      <figcaption>
        <b>{label}</b> <span className="gt-soft">{hintOf(shot)}</span>
      </figcaption>
      {cameras.length === 0 ? null : (
        <ol className="gt-camera-list" aria-label="摄像头">
          {cameras.map((one, at) => (
            <li key={one.id} aria-current={at === chosen}>
              {at + 1} {one.name}
            </li>
          ))}
        </ol>
      )}
      {trouble === null ? null : <Notice tone="warning">{trouble}</Notice>}
    </figure>
  );
}

function hintOf({ camera, picture }: CameraShot): string {
  if (picture !== null) return 'R 重拍';
  switch (camera.status) {
    case 'starting':
      return '正在打开摄像头…';
    case 'live':
      return '空格或 Enter 拍照';
    case 'failed':
      return 'R 重试';
  }
}
