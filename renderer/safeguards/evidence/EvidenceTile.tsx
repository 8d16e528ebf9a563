import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { mediaWords } from './progress-words.ts';
import { useEvidenceBytes } from './use-evidence-bytes.ts';
import { usePictureUrl } from './use-picture-url.ts';

/** A page as a small picture, or in words where there is none to show. */
export function EvidenceTile({
  page,
  name,
}: {
  readonly page: EvidenceRef;
  /** What staff call it. */
  readonly name: string;
}) {
  const isPicture = isShown(page);
  const read = useEvidenceBytes(isPicture ? page.digest : null);
  const isReady = read.status === 'ready';
  const url = usePictureUrl(isReady ? read.bytes : null, page.mediaType);
  if (!isPicture) {
    return <span className="gt-tile">{mediaWords[page.mediaType]}</span>;
  }
  if (isReady && url !== null) {
    return <img className="gt-tile" src={url} alt={name} draggable={false} />;
  }
  return (
    <span className="gt-tile">
      {read.status === 'absent' || read.status === 'damaged' ? read.message : '正在读取…'}
    </span>
  );
}

/** Whether a page can be shown as a picture. */
export function isShown({ mediaType }: Pick<EvidenceRef, 'mediaType'>): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png';
}
