import type { Parsed } from '../../../shared/business/contract.ts';
import type { EvidenceKind } from '../../../shared/safeguards/evidence.ts';
import { Notice } from '../../ui/Notice.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { EvidenceStrip } from '../evidence/EvidenceStrip.tsx';
import { PaperNamesProvider } from '../evidence/page-names.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { documentOf, type Reviewed, subjectOf } from './inbox-rows.ts';
import { businessWords, type ReviewParts, type WordGroup } from './review.ts';
import { whatCounted } from './use-overtaken.ts';

/** What was submitted: what changed since the last time first, the pictures that are compared, all of it in groups, the other pictures. */
export function ReviewContent({
  reviewed: { detail, review },
  parts,
  parsed,
  active,
  place,
}: {
  readonly reviewed: Reviewed;
  readonly parts: ReviewParts;
  /** Null where this program cannot read the act. */
  readonly parsed: Parsed | null;
  readonly active: boolean;
  readonly place: string;
}) {
  const groups = parsed === null ? [] : (review.groups ?? [{ title: '', lines: parsed.words() }]);
  return (
    <section className="gt-panel" aria-label="提交内容">
      <header>
        <h2>{businessWords(parts, detail.business)}</h2>
        <span className="gt-tabular">{detail.serial}</span>
        <span>
          {subjectOf(detail)} <span className="gt-tabular">{documentOf(detail)}</span>
        </span>
        <span className="gt-soft gt-push">{place}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {detail.waiting === null ? (
          <Notice tone="warning">{whatCounted(detail)}按 Enter 看下一笔,Esc 返回清单。</Notice>
        ) : null}
        {parsed === null ? (
          <Notice tone="warning">本版本程序不能显示该业务的内容,请升级程序后复核。</Notice>
        ) : null}
        <DifferenceTable differences={review.differences} />
        <section className="gt-stack" aria-label="影像材料">
          <h3>
            影像材料 <span className="gt-soft">F11 查看,Enter 放大,← → 换页</span>
          </h3>
          <PaperNamesProvider value={parts.reviewOf(detail.business)?.papers ?? {}}>
            <EvidenceStrip
              evidence={parsed?.evidence() ?? []}
              active={active}
              large={compared}
              between={groups.map((group) => (
                <Group key={group.title} group={group} />
              ))}
            />
          </PaperNamesProvider>
        </section>
      </div>
    </section>
  );
}

/** Who the document shows, who its chip shows and who stood there, side by side. */
const compared: readonly EvidenceKind[] = [
  'document-front',
  'chip-photo',
  'face',
  'document-back',
  'agent-front',
];

function Group({ group: { title, lines } }: { readonly group: WordGroup }) {
  if (title === '') return <WordList lines={lines} columns="fill" />;
  return (
    <section className="gt-review-group" aria-label={title}>
      <h3>{title}</h3>
      <WordList lines={lines} columns="fill" />
    </section>
  );
}
