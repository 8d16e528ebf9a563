import { registry } from '../../shared/business/registry.ts';
import type { EvidenceRef } from '../../shared/safeguards/evidence.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { CaseDetail } from '../data/types.ts';
import { screensOf } from '../business/screens.tsx';
import { EvidenceStrip } from '../safeguards/evidence/EvidenceStrip.tsx';
import { PaperNamesProvider } from '../safeguards/evidence/page-names.tsx';

/** Pictures and papers of the client's cases; seen only in the client's visit or for a recorded reason. */
export function ClientPictures({
  cases,
  open,
  active,
}: {
  readonly cases: readonly CaseDetail[];
  readonly open: boolean;
  readonly active: boolean;
}) {
  const withPages = cases.flatMap((one) => {
    const pages = evidenceOf(one);
    return pages.length === 0 ? [] : [{ detail: one, pages }];
  });
  const count = withPages.reduce((sum, { pages }) => sum + pages.length, 0);
  if (count === 0) return <p className="gt-empty">本机没有该客户的影像材料。</p>;
  if (!open) {
    return (
      <p className="gt-empty">
        共 {count} 页,含客户证件和签名,不显示。客户到场按 F7 核验,确需查看按 Alt+M。
      </p>
    );
  }
  return (
    <div className="gt-stack">
      {withPages.map(({ detail, pages }, at) => (
        <section className="gt-stack" key={detail.caseId} aria-label={`影像 ${detail.serial}`}>
          <h2>
            {detail.summary.detail} · {detail.serial} · {beijingDateTime(detail.at)}
          </h2>
          {/* F11 belongs to the newest. */}
          <PaperNamesProvider value={screensOf(detail.business)?.review?.papers ?? {}}>
            <EvidenceStrip evidence={pages} active={active && at === 0} />
          </PaperNamesProvider>
        </section>
      ))}
    </div>
  );
}

/** The contents of papers are no pictures. */
function evidenceOf({ business, shown }: CaseDetail): readonly EvidenceRef[] {
  const pages = registry.find(business)?.parse(shown.command)?.evidence() ?? [];
  return pages.filter(({ kind }) => kind !== 'paper-content');
}
