import { type RefObject, useEffect, useState } from 'react';
import { wholePicture } from './crop.ts';
import { pixelsOf } from './draw-picture.ts';
import { type PictureHint, pictureHints } from './picture-hints.ts';

/** Twice a second is enough to hold a card still by, and leaves the processor to the preview. */
const everyMs = 500;

/** What may be wrong with what the camera shows now. */
export function useLiveHints(
  video: RefObject<HTMLVideoElement | null>,
  isLive: boolean,
): readonly PictureHint[] {
  const [hints, setHints] = useState<readonly PictureHint[]>([]);
  useEffect(() => {
    if (!isLive) return undefined;
    let isBusy = false;
    const look = async () => {
      const shown = video.current;
      if (isBusy || shown === null || shown.videoWidth === 0) return;
      isBusy = true;
      try {
        const frame = await createImageBitmap(shown);
        try {
          setHints(pictureHints(pixelsOf(frame, 0, wholePicture)));
        } finally {
          frame.close();
        }
      } catch {
        // Between two frames there may be none to look at: the next look tells.
        setHints([]);
      } finally {
        isBusy = false;
      }
    };
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      clearInterval(timer);
      setHints([]);
    };
  }, [video, isLive]);
  return hints;
}
