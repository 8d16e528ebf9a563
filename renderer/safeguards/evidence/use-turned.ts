import { useEffect, useState } from 'react';
import { wholePicture } from './crop.ts';
import { decodePicture, drawKept } from './draw-picture.ts';
import type { Turns } from './turns.ts';

interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A kept picture as it is looked at: turned for the eye, the piece itself stays as it is. */
export function useTurned(
  bytes: Uint8Array | null,
  mediaType: string,
  turns: Turns,
): Picture | null {
  const [drawn, setDrawn] = useState<{
    readonly from: Uint8Array;
    readonly turns: Turns;
    readonly picture: Picture;
  } | null>(null);
  useEffect(() => {
    if (bytes === null || turns === 0) return undefined;
    let isOver = false;
    const draw = async () => {
      const decoded = await decodePicture(bytes, mediaType);
      try {
        const picture = { bytes: await drawKept(decoded, turns, wholePicture), mediaType: jpeg };
        if (!isOver) setDrawn({ from: bytes, turns, picture });
      } finally {
        decoded.close();
      }
    };
    // A picture that cannot be turned stays as it is: it is still seen.
    void draw().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [bytes, mediaType, turns]);
  if (bytes === null) return null;
  if (turns === 0) return { bytes, mediaType };
  return drawn?.from === bytes && drawn.turns === turns ? drawn.picture : { bytes, mediaType };
}

const jpeg = 'image/jpeg';
