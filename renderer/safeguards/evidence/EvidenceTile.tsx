import { type EvidenceRef, evidenceWords } from '../../../shared/safeguards/evidence.ts';
import { mediaWords } from './progress-words.ts';
import { useEvidenceBytes } from './use-evidence-bytes.ts';
import { usePictureUrl } from './use-picture-url.ts';

/** A page as a small picture, or in words where there is none to show. */
export function EvidenceTile({ page }: { readonly page: EvidenceRef }) {
  const isPicture = isShown(page);
  const read = useEvidenceBytes(isPicture ? page.digest : null);
  const isReady = read.status === 'ready';
  const url = usePictureUrl(isReady ? read.bytes : null, page.mediaType);
  if (!isPicture) {
    return <span className="gt-tile">{mediaWords[page.mediaType]}</span>;
  }
  if (isReady && url !== null) {
    return <img className="gt-tile" src={url} alt={pageName(page)} draggable={false} />;
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

/** A page as staff call it. */
export function pageName({ kind, page }: Pick<EvidenceRef, 'kind' | 'page'>): string {
  return `${evidenceWords[kind]}第 ${page} 页`;
}
