import { useState } from 'react';
import type { EvidenceKind, EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { KeyBinding } from '../../ui/keys.tsx';
import { LargePicture } from './LargePicture.tsx';
import { usePageName } from './page-names.tsx';
import { sizeWords } from './progress-words.ts';
import { type Turns, turned } from './turns.ts';

const zooms = [100, 150, 200, 300, 400] as const;

/** A page large, with the next and the one before; the face beside the photo of the document's chip. */
export function EvidenceViewer({
  evidence,
  from,
  onClose,
}: {
  readonly evidence: readonly EvidenceRef[];
  readonly from: number;
  readonly onClose: () => void;
}) {
  const [at, setAt] = useState(from);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState<Turns>(0);
  const nameOf = usePageName(evidence);
  const page = evidence[at];
  if (page === undefined) return null;
  const shown = [page, ...besides(evidence, page)];
  const go = (to: number) => {
    if (evidence[to] === undefined) return;
    setAt(to);
    setZoom(0);
    setTurns(0);
  };
  const zoomBy = (step: number) => setZoom(Math.max(0, Math.min(zooms.length - 1, zoom + step)));
  const turn = () => setTurns(turned(turns, 1));
  const keys: readonly KeyBinding[] = [
    { key: '+', label: '放大', run: () => zoomBy(1) },
    { key: '=', run: () => zoomBy(1) },
    { key: '-', label: '缩小', run: () => zoomBy(-1) },
    { key: 'r', run: turn },
    { key: 'R', label: '旋转', run: turn },
    { key: 'PageDown', label: '下一页', run: () => go(at + 1) },
    { key: 'PageUp', label: '上一页', run: () => go(at - 1) },
    // Enlarged, the arrows move over the picture, as everywhere.
    ...(zoom > 0
      ? []
      : [
          { key: 'ArrowRight', run: () => go(at + 1) },
          { key: 'ArrowLeft', run: () => go(at - 1) },
        ]),
  ];
  return (
    <Dialog
      title={`${nameOf(page)}(${at + 1}/${evidence.length})`}
      onClose={onClose}
      keys={keys}
      width={1180}
      footer={
        <span className="gt-soft gt-push">
          {beijingDateTime(page.takenAt)} · {sizeWords(page.bytes)}。
          {hint(zoom > 0, evidence.length)}
        </span>
      }
    >
      <div className={facesClass(shown.length)}>
        {shown.map((one, place) => (
          <LargePicture
            key={one.digest}
            page={one}
            name={nameOf(one)}
            zoomPercent={zooms[zoom] ?? 100}
            turns={turns}
            isFirst={place === 0}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** What the keys do now: enlarged, the arrows move the picture. */
function hint(isEnlarged: boolean, count: number): string {
  const turn = count < 2 ? '' : isEnlarged ? 'PageUp、PageDown 换页,' : '← → 换页,';
  return `${turn}+ − 缩放,R 旋转${isEnlarged ? ',方向键移动画面' : ''}。`;
}

/** What is looked at together: who stands there, who the document shows, and who its chip shows. */
function besides(evidence: readonly EvidenceRef[], { kind }: EvidenceRef): readonly EvidenceRef[] {
  const others = faces.includes(kind) ? faces.filter((one) => one !== kind) : [];
  return others.flatMap((other) => evidence.filter((one) => one.kind === other).slice(0, 1));
}

const faces: readonly EvidenceKind[] = ['document-front', 'chip-photo', 'face'];

function facesClass(count: number): string | undefined {
  if (count < 2) return undefined;
  return count === 2 ? 'gt-faces' : 'gt-faces gt-faces-3';
}
