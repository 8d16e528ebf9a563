import type { EvidenceKind, EvidenceRef } from '../../../shared/safeguards/evidence.ts';

type Pages = readonly EvidenceRef[];

/** The pages of a kind, in order. */
export function pagesOf(pages: Pages, kind: EvidenceKind): Pages {
  return pages.filter((one) => one.kind === kind).toSorted((a, b) => a.page - b.page);
}

/** With one page more, the last of its kind. */
export function addPage(pages: Pages, page: Omit<EvidenceRef, 'page'>): Pages {
  return [...pages, { ...page, page: pagesOf(pages, page.kind).length + 1 }];
}

/** Without a page; those after it move up. */
export function removePage(pages: Pages, removed: EvidenceRef): Pages {
  return withKind(
    pages,
    removed.kind,
    pagesOf(pages, removed.kind).filter((one) => !isSame(one, removed)),
  );
}

/** Another picture in a page's place. */
export function replacePage(
  pages: Pages,
  replaced: EvidenceRef,
  page: Omit<EvidenceRef, 'page' | 'kind'>,
): Pages {
  return withKind(
    pages,
    replaced.kind,
    pagesOf(pages, replaced.kind).map((one) => (isSame(one, replaced) ? { ...one, ...page } : one)),
  );
}

/** A page one place earlier or later among its kind; at the ends nothing changes. */
export function movePage(pages: Pages, moved: EvidenceRef, step: 1 | -1): Pages {
  const ofKind = pagesOf(pages, moved.kind);
  const at = ofKind.findIndex((one) => isSame(one, moved));
  const other = ofKind[at + step];
  if (at === -1 || other === undefined) return pages;
  return withKind(
    pages,
    moved.kind,
    ofKind.map((one, place) => (place === at ? other : place === at + step ? moved : one)),
  );
}

/** Whether two are the same page of the same kind. */
export function isSame(left: EvidenceRef, right: EvidenceRef): boolean {
  return left.kind === right.kind && left.digest === right.digest && left.page === right.page;
}

/** The pages of one kind anew, numbered from 1; all others stay where they are. */
function withKind(pages: Pages, kind: EvidenceKind, ofKind: Pages): Pages {
  return [
    ...pages.filter((one) => one.kind !== kind),
    ...ofKind.map((one, at) => ({ ...one, page: at + 1 })),
  ];
}
