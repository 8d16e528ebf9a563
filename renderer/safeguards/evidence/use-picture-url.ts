import { useEffect, useState } from 'react';

/** An address for a picture's bytes, as long as it is shown; null without bytes, and until there is one. */
export function usePictureUrl(bytes: Uint8Array | null, mediaType = 'image/jpeg'): string | null {
  const [made, setMade] = useState<{ readonly of: Uint8Array; readonly url: string } | null>(null);
  useEffect(() => {
    if (bytes === null) return undefined;
    // A copy: what crossed the bridge may lie in a larger buffer.
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }));
    let isOver = false;
    queueMicrotask(() => {
      if (!isOver) setMade({ of: bytes, url });
    });
    return () => {
      isOver = true;
      URL.revokeObjectURL(url);
    };
  }, [bytes, mediaType]);
  return made !== null && made.of === bytes ? made.url : null;
}
