import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { type PaperContent, paperDigest } from '../../../safeguards/paper-content.ts';
import type { Suite } from '../../../suite.ts';
import { firstOf, firstPaper } from '../first-form.ts';
import type { Agreed } from './agreed.ts';
import { type Application, openingName } from './application.ts';

/** The papers of an opening that are signed before 复核; their names stand in what is kept of them. */
export const openingPapers = [
  'application',
  'questionnaire',
  'assessment-result',
  'agreements',
] as const;
/** One of them. */
export type OpeningPaper = (typeof openingPapers)[number];

/** The words for the papers. */
export const paperWords: Readonly<Record<OpeningPaper, string>> = {
  application: '开户申请表',
  questionnaire: '风险测评问卷',
  'assessment-result': '测评结果告知书',
  agreements: '协议签署页',
};

/** What names an agreement on paper: its text is that of the digest. */
export type NamedAgreement = Pick<Agreed, 'code' | 'version' | 'digest'>;

/** A paper that was printed for signature, and whether it still says what the application says. */
export interface PrintedPaper {
  readonly paper: OpeningPaper;
  /** Its content as it was kept before it was printed. */
  readonly printed: EvidenceRef;
  readonly holds: boolean;
}

/**
 * The application as the client signs it: all that was typed. What is answered and signed besides (questionnaire,
 * agreements, password, checks) has papers or proofs of its own, so that it does not void this one. Of an older
 * program's application it is that program's paper. Rule AO-9 (docs/rules.md).
 */
export function applicationPaper(caseId: string, application: Application): PaperContent {
  if (application.form === 1) return firstPaper(caseId, firstOf(application));
  const { form, need, identity, agent, contact, profile, bank, terms } = application;
  const data = { form, need, identity, agent, contact, profile, bank, terms };
  return content('application', caseId, data);
}

/** The blank questionnaire as it is given to this client: of other persons, or another questionnaire, it is another. */
export function questionnairePaper(
  caseId: string,
  application: Application,
  questionnaire: string,
): PaperContent {
  return content('questionnaire', caseId, { ...signerOf(application), questionnaire });
}

/** The letter that tells the client what the answers came to; null while there are none. */
export function resultPaper(caseId: string, application: Application): PaperContent | null {
  const { assessment } = application;
  if (assessment === null) return null;
  const { questionnaire, route, answers, endedAt, testsToday } = assessment;
  const data = { ...signerOf(application), questionnaire, route, answers, endedAt, testsToday };
  return content('assessment-result', caseId, data);
}

/** Agreements that are signed together on one page, in the order of their codes. */
export function agreementsPaper(
  caseId: string,
  application: Application,
  agreements: readonly NamedAgreement[],
): PaperContent {
  const named = agreements
    .map(({ code, version, digest }) => ({ code, version, digest }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return content('agreements', caseId, { ...signerOf(application), agreements: named });
}

/**
 * Of every paper for signature among the evidence, whether it still holds: its content is one that the tidied
 * application has. A page of agreements lists exactly those that are signed together on paper; `pending` names those
 * that were printed and are not signed yet, for who still waits for the page. Rule AO-9 (docs/rules.md).
 */
export function papersHold(
  suite: Suite,
  caseId: string,
  application: Application,
  evidence: readonly EvidenceRef[],
  pending: {
    readonly questionnaire?: string;
    readonly agreements?: readonly NamedAgreement[];
  } = {},
): readonly PrintedPaper[] {
  const printed = evidence.filter(({ kind }) => kind === 'paper-content');
  if (printed.length === 0) return [];
  const { assessment } = application;
  const questionnaire = assessment?.questionnaire ?? pending.questionnaire;
  const result = resultPaper(caseId, application);
  const possible: Readonly<Record<OpeningPaper, readonly PaperContent[]>> = {
    application: [applicationPaper(caseId, application)],
    questionnaire:
      questionnaire === undefined ? [] : [questionnairePaper(caseId, application, questionnaire)],
    'assessment-result': result === null ? [] : [result],
    agreements: [...signedTogether(application), pending.agreements ?? []]
      .filter((together) => together.length > 0)
      .map((together) => agreementsPaper(caseId, application, together)),
  };
  return printed.map((one) => {
    const paper = paperOf(one);
    const holds = possible[paper].some((content) => paperDigest(suite, content) === one.digest);
    return { paper, printed: one, holds };
  });
}

/** Which paper a printed content, or a signed page, is of; an older program had the application only. */
export function paperOf({ paper }: EvidenceRef): OpeningPaper {
  return openingPapers.find((one) => one === paper) ?? 'application';
}

/** The agreements of each page that was signed on paper: what is signed together was printed together. */
export function signedTogether({ agreed }: Application): readonly (readonly NamedAgreement[])[] {
  const onPaper = agreed.filter(({ route }) => route === 'PAPER');
  const printedAt = new Set(onPaper.map(({ readFrom }) => readFrom));
  return [...printedAt].map((at) => onPaper.filter(({ readFrom }) => readFrom === at));
}

/** Who signs, as every paper names them. */
function signerOf({ identity, agent }: Application) {
  const { name, document, number } = identity;
  return {
    client: { name, document, number },
    agent: agent === null ? null : { name: agent.name, number: agent.number },
  };
}

function content(paper: OpeningPaper, caseId: string, data: unknown): PaperContent {
  // An application is parsed JSON through and through; the schema of a paper's data says no more than that.
  const json = data as PaperContent['data'];
  return { purpose: 'paper', business: openingName, paper, version: 2, caseId, data: json };
}
