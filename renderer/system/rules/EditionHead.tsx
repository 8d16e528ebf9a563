import type { EditionDocument } from './edition-documents.ts';
import { editionState } from './EditionList.tsx';

/** The edition whose tables are shown: its name, its days, what it is about. */
export function EditionHead({
  edition,
  inUse,
  today,
  others,
}: {
  readonly edition: EditionDocument;
  readonly inUse: string;
  readonly today: string;
  /** How many more are known. */
  readonly others: number;
}) {
  const { document, isBuiltIn } = edition;
  const state = editionState(edition, inUse, today);
  return (
    <section className="gt-panel gt-edition" aria-label="规则版本">
      <b className="gt-tabular">规则版本 {document.edition}</b>
      <span className={`gt-tag ${document.edition === inUse ? 'gt-tag-done' : 'gt-tag-returned'}`}>
        {state}
      </span>
      <span className="gt-tabular">启用 {document.validFrom}</span>
      <span className="gt-tabular">发布 {document.publishedOn}</span>
      <span className="gt-edition-about">{document.about}</span>
      <span className="gt-soft">
        {isBuiltIn ? '随程序' : '总部下发'}
        {others > 0 ? `,另有 ${others} 个版本(Alt+V)` : ''}
      </span>
    </section>
  );
}
