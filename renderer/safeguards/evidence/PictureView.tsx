import { useEffect, useRef } from 'react';

/** A picture from its bytes; its address lasts as long as it is shown. */
export function PictureView({
  bytes,
  mediaType = 'image/jpeg',
  alt,
}: {
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly alt: string;
}) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    // A copy: what crossed the bridge may lie in a larger buffer.
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }));
    if (picture.current !== null) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, mediaType]);
  return <img ref={picture} alt={alt} />;
}
