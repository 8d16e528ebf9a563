import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/session-store.ts';
import {
  type CameraDetail,
  type CameraDevice,
  camerasHere,
  CameraTrouble,
  closeCamera,
  openCamera,
  takePicture,
} from './camera-device.ts';

/** A camera while a picture is wanted: its preview, and what may be done with it. */
export interface Camera {
  readonly status: 'starting' | 'live' | 'failed';
  /** What is wrong, and what to do; null when nothing is. */
  readonly trouble: string | null;
  readonly devices: readonly CameraDevice[];
  /** Place of the camera in use among `devices`; -1 while none is. */
  readonly chosen: number;
  /** For the `<video>` of the preview. */
  readonly preview: RefCallback<HTMLVideoElement>;
  choose(at: number): void;
  /** Tries again after a failure. */
  restart(): void;
  /**
   * A JPEG of what is shown now; null, with its trouble told, when there is nothing to take. Null too while
   * one is being made: a key pressed twice takes one picture.
   */
  take(): Promise<Uint8Array | null>;
}

/** Opens the camera while `on`, and lets it go when not, under the lock, or when the component is gone. */
export function useCamera(isOn: boolean, detail: CameraDetail = 'face'): Camera {
  const isLocked = useSession(({ lock }) => lock !== null);
  const on = isOn && !isLocked;
  const [wanted, setWanted] = useState<{ readonly id: string | null; readonly tries: number }>({
    id: null,
    tries: 0,
  });
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [devices, setDevices] = useState<readonly CameraDevice[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const video = useRef<HTMLVideoElement | null>(null);
  const isTaking = useRef(false);

  useEffect(() => {
    if (!on) return undefined;
    let isOver = false;
    let opened: MediaStream | null = null;
    const open = async () => {
      try {
        opened = await openCamera(wanted.id, detail);
        const found = await camerasHere();
        if (isOver) {
          closeCamera(opened);
          return;
        }
        setDevices(found);
        setTrouble(null);
        setStream(opened);
      } catch (error) {
        if (!isOver) setTrouble(wordsOfTrouble(error));
      }
    };
    void open();
    return () => {
      isOver = true;
      closeCamera(opened);
      setStream(null);
    };
  }, [on, wanted, detail]);

  const show = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      if (element === null) return;
      element.srcObject = stream;
      // Chromium plays by `autoPlay`; a preview that cannot play says so when the picture is taken.
      if (stream !== null) void element.play().catch(() => undefined);
    },
    [stream],
  );

  const take = async (): Promise<Uint8Array | null> => {
    if (video.current === null || stream === null || isTaking.current) return null;
    isTaking.current = true;
    try {
      const picture = await takePicture(video.current);
      setTrouble(null);
      return picture;
    } catch (error) {
      setTrouble(wordsOfTrouble(error));
      return null;
    } finally {
      isTaking.current = false;
    }
  };

  const used = stream?.getVideoTracks()[0]?.getSettings().deviceId;
  return {
    status: stream !== null ? 'live' : trouble !== null ? 'failed' : 'starting',
    trouble,
    devices,
    chosen:
      stream === null
        ? -1
        : Math.max(
            0,
            devices.findIndex((one) => one.id === used),
          ),
    preview: show,
    choose(at) {
      const device = devices[at];
      if (device !== undefined) setWanted({ id: device.id, tries: 0 });
    },
    restart() {
      setTrouble(null);
      setWanted(({ tries }) => ({ id: null, tries: tries + 1 }));
    },
    take,
  };
}

function wordsOfTrouble(error: unknown): string {
  if (error instanceof CameraTrouble) return error.message;
  throw error;
}
