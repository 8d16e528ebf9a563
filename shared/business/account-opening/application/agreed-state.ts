import { type AgreementRow, agreementDigest } from '../../../rulebook/opening/agreements.ts';
import { questionsOn } from '../../../rulebook/suitability/questionnaire.ts';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { agreementsNeeded } from './agreed-rules.ts';
import type { Agreed } from './agreed.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { type NamedAgreement, papersHold, signedTogether } from './papers.ts';

/** UNREAD: not signed · SIGNED · AGAIN: signed in another version or text, or on a page that is void. */
export type AgreementState = 'UNREAD' | 'SIGNED' | 'AGAIN';

/** How one agreement that follows from what is chosen stands. */
export interface AgreementStanding {
  readonly row: AgreementRow;
  /** Of the text of the day. */
  readonly digest: string;
  readonly state: AgreementState;
  /** As it was signed; null while it was not. */
  readonly agreed: Agreed | null;
}

/** How the agreements of an application stand: those that are needed, and what was signed and is not needed any more. */
export interface AgreementsStanding {
  readonly needed: readonly AgreementStanding[];
  readonly idle: readonly Agreed[];
}

/**
 * How each agreement stands, in the order they are signed in. What was signed on paper is signed for as long as the page
 * holds that lists it. Rules AT-1, AT-2, AO-9 (docs/rules.md).
 */
export function agreementsStanding(
  application: Application,
  evidence: readonly EvidenceRef[],
  context: ApplicationContext,
): AgreementsStanding {
  const { agreed } = application;
  const rows = agreementsNeeded(application, context);
  const voided = voidOnPaper(application, evidence, context);
  const needed = rows.map((row): AgreementStanding => {
    const digest = agreementDigest(context.suite, row);
    const own = agreed.find(({ code }) => code === row.code) ?? null;
    if (own === null) return { row, digest, state: 'UNREAD', agreed: null };
    const isSame = own.version === row.version && own.digest === digest;
    const state = isSame && !voided.has(own.code) ? 'SIGNED' : 'AGAIN';
    return { row, digest, state, agreed: own };
  });
  const codes = new Set(rows.map(({ code }) => code));
  return { needed, idle: agreed.filter(({ code }) => !codes.has(code)) };
}

/** What is still to be signed, as a page names it. */
export function unsigned({ needed }: AgreementsStanding): readonly NamedAgreement[] {
  return needed
    .filter(({ state }) => state !== 'SIGNED')
    .map(({ row: { code, version }, digest }) => ({ code, version, digest }));
}

/** What a paper may say that was printed and has not come back yet: for `papersHold`. */
export function pendingPapers(
  application: Application,
  evidence: readonly EvidenceRef[],
  context: ApplicationContext,
): { readonly questionnaire?: string; readonly agreements: readonly NamedAgreement[] } {
  const asked = questionsOn(context.tables.questionnaire, context.businessDate);
  const agreements = unsigned(agreementsStanding(application, evidence, context));
  return asked.found ? { questionnaire: asked.questionnaire, agreements } : { agreements };
}

/** Codes of agreements signed on pages of paper that do not hold any more. */
function voidOnPaper(
  application: Application,
  evidence: readonly EvidenceRef[],
  { suite, caseId }: ApplicationContext,
): ReadonlySet<string> {
  const groups = signedTogether(application);
  if (groups.length === 0) return new Set();
  // Page by page: another page may still hold.
  const isHeld = (group: readonly NamedAgreement[]) => {
    const codes = new Set(group.map(({ code }) => code));
    const alone = {
      ...application,
      agreed: application.agreed.filter(({ code }) => codes.has(code)),
    };
    return papersHold(suite, caseId, alone, evidence).some(
      ({ paper, holds }) => paper === 'agreements' && holds,
    );
  };
  return new Set(groups.flatMap((group) => (isHeld(group) ? [] : group.map(({ code }) => code))));
}
