import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { paperDigest, type PaperContent } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { addPage, removePage } from '../../../safeguards/evidence/page-order.ts';
import { setAside } from '../../../safeguards/evidence/set-aside.ts';

type Pages = readonly EvidenceRef[];

/** How a paper stands: what was printed of it, whether that is what is typed now, and what came back signed. */
export interface PaperStanding {
  readonly printed: EvidenceRef | null;
  readonly holds: boolean;
  readonly signed: Pages;
}

/** How a paper of this content stands among the pages. */
export function paperStanding(evidence: Pages, content: PaperContent): PaperStanding {
  const ofPaper = evidence.filter(({ paper }) => paper === content.paper);
  const printed = ofPaper.find(({ kind }) => kind === 'paper-content') ?? null;
  return {
    printed,
    holds: printed !== null && printed.digest === paperDigest(intl1, content),
    signed: ofPaper.filter(isBack),
  };
}

/** With what was just printed or shown in place of an earlier print, whose signed pages are set aside. */
export function withPrinted(evidence: Pages, printed: EvidenceRef): Pages {
  const isOf = (one: EvidenceRef) => one.paper === printed.paper;
  const stale = evidence.filter((one) => isOf(one) && one.kind === 'paper-content');
  const isAnew = stale.some(({ digest }) => digest !== printed.digest);
  const without = stale.reduce<Pages>(removePage, evidence);
  return addPage(isAnew ? setAside(without, (one) => isOf(one) && isBack(one)) : without, printed);
}

/** The pages as they count now: what was signed on a paper that says something else does not count as signed. */
export function countedPages(evidence: Pages, contents: readonly PaperContent[]): Pages {
  const held = new Set(
    contents.filter((one) => paperStanding(evidence, one).holds).map(({ paper }) => paper),
  );
  return setAside(
    evidence,
    (one) => one.paper !== undefined && !held.has(one.paper) && isBack(one),
  );
}

function isBack({ kind }: EvidenceRef): boolean {
  return kind === 'signed-paper' || kind === 'signature';
}
