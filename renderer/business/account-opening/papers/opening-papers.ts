import {
  agreementsStanding,
  type AgreementsStanding,
  pendingPapers,
} from '../../../../shared/business/account-opening/application/agreed-state.ts';
import {
  type OpeningPaper,
  openingPapers,
  paperOf,
  papersHold,
} from '../../../../shared/business/account-opening/application/papers.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { addPage, removePage } from '../../../safeguards/evidence/page-order.ts';
import { setAside } from '../../../safeguards/evidence/set-aside.ts';
import { isWhole } from '../form/judge.ts';
import type { StepProps } from '../form/step-props.ts';

/** How a paper stands: when it was printed last, whether that holds, and what came back signed. */
export interface PaperStanding {
  readonly paper: OpeningPaper;
  /** Content of the last print; null while there was none. */
  readonly printed: EvidenceRef | null;
  /** Whether every print of it holds. */
  readonly holds: boolean;
  /** Signed pages that came back: pictures, or a signature from the client's screen. */
  readonly signed: readonly EvidenceRef[];
}

type Given = Pick<StepProps, 'application' | 'evidence' | 'context' | 'caseId'>;

/** How the agreements stand, also while half a character stands in a field. */
export function agreementsOf(given: Given): AgreementsStanding {
  return agreementsStanding(given.application, hashable(given), given.context);
}

/** How every paper of the opening stands. */
export function papersOf(given: Given): readonly PaperStanding[] {
  const { application, evidence, context, caseId } = given;
  const pages = hashable(given);
  const pending = pendingPapers(application, pages, context);
  const held = papersHold(context.suite, caseId, application, pages, pending);
  return openingPapers.map((paper) => {
    const prints = evidence.filter((one) => one.kind === 'paper-content' && paperOf(one) === paper);
    const printed = prints.toSorted((a, b) => a.takenAt - b.takenAt).at(-1) ?? null;
    const holds = prints.every((one) =>
      held.some((other) => other.printed.digest === one.digest && other.holds),
    );
    return { paper, printed, holds, signed: evidence.filter((one) => isSigned(one, paper)) };
  });
}

/** What stands of one of them. */
export function paperStanding(step: Given, paper: OpeningPaper): PaperStanding {
  return (
    papersOf(step).find((one) => one.paper === paper) ?? {
      paper,
      printed: null,
      holds: true,
      signed: [],
    }
  );
}

function isSigned(page: EvidenceRef, paper: OpeningPaper): boolean {
  if (paper === 'questionnaire') return page.kind === 'questionnaire';
  const isBack = page.kind === 'signed-paper' || page.kind === 'signature';
  return isBack && page.paper === paper;
}

/** With what was just printed in place of earlier prints of the same paper, whose signed pages are set aside. */
export function withPrinted(
  step: Given,
  printed: EvidenceRef,
): { readonly evidence: readonly EvidenceRef[]; readonly isAnew: boolean } {
  const paper = paperOf(printed);
  const { evidence } = step;
  // A page of agreements that is signed and holds is not printed again: the new one is for the others.
  const stale = evidence.filter(
    (one) =>
      one.kind === 'paper-content' &&
      paperOf(one) === paper &&
      (paper !== 'agreements' || !isStillSigned(step, one)),
  );
  const isAnew = stale.some(({ digest }) => digest !== printed.digest);
  const without = stale.reduce<readonly EvidenceRef[]>(removePage, evidence);
  const kept =
    isAnew && paper !== 'agreements' ? setAside(without, (one) => isBackOf(one, paper)) : without;
  return { evidence: addPage(kept, printed), isAnew };
}

/** Pages that came back on paper; what was signed on the client's screen stands for itself. */
function isBackOf(page: EvidenceRef, paper: OpeningPaper): boolean {
  if (paper === 'questionnaire') return page.kind === 'questionnaire';
  return page.kind === 'signed-paper' && page.paper === paper;
}

/** Whether a printed page of agreements is one that the application's agreements were signed on. */
export function isStillSigned(given: Given, printed: EvidenceRef): boolean {
  const { application, context, caseId } = given;
  return papersHold(context.suite, caseId, application, hashable(given)).some(
    ({ printed: one, holds }) => one.digest === printed.digest && holds,
  );
}

/** Nothing with half a character in it can be hashed: no paper holds until it is gone. */
function hashable({ application, evidence }: Given): readonly EvidenceRef[] {
  return isWhole(application) ? evidence : evidence.filter(({ kind }) => kind !== 'paper-content');
}
