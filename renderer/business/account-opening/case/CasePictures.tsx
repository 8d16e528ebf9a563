import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { EvidenceStrip } from '../../../safeguards/evidence/EvidenceStrip.tsx';

/** The pictures of an opening, for whom they are to be seen. */
export function CasePictures({
  evidence,
  seesPictures,
  active,
}: {
  readonly evidence: readonly EvidenceRef[];
  readonly seesPictures: boolean;
  readonly active: boolean;
}) {
  return (
    <section className="gt-panel" aria-label="影像">
      <header>
        <h2>影像材料</h2>
        {seesPictures ? <span className="gt-soft gt-push">F11 到这里,Enter 放大</span> : null}
      </header>
      <div className="gt-panel-body">
        {seesPictures || evidence.length === 0 ? (
          <EvidenceStrip evidence={evidence} active={active} />
        ) : (
          <p className="gt-soft">
            共 {evidence.length} 页,含客户证件和签名,不显示。确需查看按 Alt+M。
          </p>
        )}
      </div>
    </section>
  );
}
