import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { Notice } from '../../ui/Notice.tsx';
import { isShown } from './EvidenceTile.tsx';
import { mediaWords } from './progress-words.ts';
import type { Turns } from './turns.ts';
import { useEvidenceBytes } from './use-evidence-bytes.ts';
import { usePictureUrl } from './use-picture-url.ts';
import { useTurned } from './use-turned.ts';

/** One page as large as the place allows, or larger and moved under it; what cannot be shown says why. */
export function LargePicture({
  page,
  name,
  zoomPercent,
  turns,
  isFirst,
}: {
  readonly page: EvidenceRef;
  /** What staff call it. */
  readonly name: string;
  readonly zoomPercent: number;
  readonly turns: Turns;
  /** Whether it has the focus when it appears. */
  readonly isFirst: boolean;
}) {
  const read = useEvidenceBytes(isShown(page) ? page.digest : null);
  const whole = read.status === 'ready' ? read.bytes : null;
  const seen = useTurned(whole, page.mediaType, turns);
  const url = usePictureUrl(seen?.bytes ?? null, seen?.mediaType);
  return (
    <figure className="gt-large">
      <div
        className="gt-large-view"
        role="region"
        aria-label={`${name}画面`}
        // A picture larger than its place is moved by the arrows, which go to what has the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...(isFirst ? { 'data-first-focus': '' } : {})}
      >
        {url === null ? (
          <Notice tone={read.status === 'damaged' ? 'danger' : 'plain'}>
            {wordsFor(page, read)}
          </Notice>
        ) : (
          <img
            src={url}
            alt={name}
            draggable={false}
            className={zoomPercent === 100 ? 'gt-large-fit' : ''}
            style={zoomPercent === 100 ? {} : { width: `${zoomPercent}%` }}
          />
        )}
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

function wordsFor(page: EvidenceRef, read: ReturnType<typeof useEvidenceBytes>): string {
  if (!isShown(page)) return unshown(page);
  return read.status === 'absent' || read.status === 'damaged' ? read.message : '正在读取…';
}

function unshown({ kind, mediaType }: EvidenceRef): string {
  if (kind === 'paper-content') return '打印的文件内容,与业务内容核对一致,不需另看。';
  return `${mediaWords[mediaType]}已留存,本程序不能显示,请核对纸质原件。`;
}
