import { usePictureUrl } from './use-picture-url.ts';

/** A picture from its bytes. */
export function PictureView({
  bytes,
  mediaType = 'image/jpeg',
  alt,
}: {
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly alt: string;
}) {
  return <img src={usePictureUrl(bytes, mediaType) ?? undefined} alt={alt} />;
}
