import type { KeyBinding } from '../../ui/keys.tsx';
import type { CameraDevice } from './camera-device.ts';
import { type Camera, useCamera } from './use-camera.ts';

/** One picture being taken. Its keys are the caller's to bind: in a dialog, or on a screen. */
export interface CameraShot {
  readonly camera: Camera;
  readonly picture: Uint8Array | null;
  /** The cameras to choose from while it is live; none when there is only one. */
  readonly cameras: readonly CameraDevice[];
  /** Space or Enter takes, R takes again or retries, digits choose the camera while it is live. */
  readonly keys: readonly KeyBinding[];
}

/** The camera is open only while `wanted` and no picture has been taken. */
export function useCameraShot({
  wanted,
  picture,
  onPicture,
}: {
  readonly wanted: boolean;
  readonly picture: Uint8Array | null;
  readonly onPicture: (picture: Uint8Array | null) => void;
}): CameraShot {
  const camera = useCamera(wanted && picture === null);
  const isLive = picture === null && camera.status === 'live';
  const cameras = isLive && camera.devices.length > 1 ? camera.devices : [];
  const takeOne = async () => {
    const taken = await camera.take();
    if (taken !== null) onPicture(taken);
  };
  const take = () => void takeOne();
  const again = () => (picture === null ? camera.restart() : onPicture(null));
  const keys: readonly KeyBinding[] = !wanted
    ? []
    : isLive
      ? [
          { key: ' ', run: take },
          { key: 'Enter', label: '拍照', run: take },
          ...cameras.map((_, at): KeyBinding => ({
            key: String(at + 1),
            run: () => camera.choose(at),
          })),
        ]
      : [
          { key: 'r', run: again },
          { key: 'R', label: picture === null ? '重试' : '重拍', run: again },
        ];
  return { camera, picture, cameras, keys };
}
