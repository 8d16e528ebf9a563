import fc from 'fast-check';
import { agreementsNeeded } from '../../../shared/business/account-opening/application/agreed-rules.ts';
import {
  type Application,
  emptyApplication,
} from '../../../shared/business/account-opening/application/application.ts';
import { evidenceNeeds } from '../../../shared/business/account-opening/application/evidence-needs.ts';
import { applicationPaper } from '../../../shared/business/account-opening/application/papers.ts';
import { signedAgreement } from '../../../shared/rulebook/opening/agreements-signed.ts';
import type { EvidenceKind, EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { type PaperContent, paperDigest } from '../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { ruleTables } from '../rule-tables.ts';
import { assessmentOf, assessmentPlan } from './answers.ts';
import { agentOf, agentPlan, identityOf, personPlan } from './documents.ts';
import { seldom } from './flaws.ts';
import { bankOf, bankPlan, heldOf, needOf, needPlan, wantsVenture } from './needs.ts';
import { contact, profile, terms } from './profiles.ts';
import { checksOf, checksPlan, passwordOf, passwordPlan, type ProofSetting } from './proofs.ts';

/**
 * A whole opening in choices that a failure can print and shrink: every part of it is as it should be most of the time,
 * so that about half of them have nothing wrong at all.
 */
export const openingPlan = fc.record({
  person: personPlan,
  agent: agentPlan,
  need: needPlan,
  contact,
  profile,
  bank: bankPlan,
  assessment: assessmentPlan,
  terms,
  checks: checksPlan,
  password: passwordPlan,
  agreed: fc.record({
    route: fc.constantFrom('CLIENT_SCREEN' as const, 'PAPER' as const),
    flaw: seldom('one-missing', 'older-version', 'other-text', 'too-quick', 'idle'),
  }),
  evidence: seldom('one-missing', 'unsigned', 'no-letter', 'nothing', 'other-paper'),
  /** Whether the application was printed for signature. */
  isPrinted: fc.boolean(),
});
/** One of them. */
export type OpeningPlan = typeof openingPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Where and for whom a plan is carried out. */
export interface OpeningSetting extends ProofSetting {
  readonly businessDate: string;
  /** Makes the client another one than that of any other number. */
  readonly serial: number;
  readonly referrers: Readonly<Record<'colleague' | 'maker', string>>;
  /** A piece of evidence that the counter keeps. */
  readonly kept: Pick<EvidenceRef, 'digest' | 'mediaType' | 'bytes'>;
}

/** An opening as it is submitted, and the papers that its evidence names. */
export interface RandomOpening {
  readonly application: Application;
  readonly evidence: readonly EvidenceRef[];
  readonly papers: readonly PaperContent[];
}

/** Carries out a plan. */
export function openingOf(plan: OpeningPlan, setting: OpeningSetting): RandomOpening {
  const { at, businessDate, serial, referrers } = setting;
  const of = { serial, on: businessDate };
  const identity = identityOf(plan.person, of);
  const need = needOf(plan.need, referrers);
  const answers = wantsVenture(plan.need) ? 'bold' : plan.assessment.answers;
  const unsigned: Application = {
    ...emptyApplication,
    need,
    identity,
    agent: plan.agent === null ? null : agentOf(plan.agent, identity, of),
    contact: plan.contact,
    profile: plan.profile,
    bank: need.bank ? bankOf(plan.bank) : emptyApplication.bank,
    assessment: assessmentOf({ ...plan.assessment, answers }, at),
    terms: plan.terms,
    checks: checksOf(plan.checks, identity, heldOf(plan.need), setting),
    password: passwordOf(plan.password, setting),
  };
  const application = { ...unsigned, agreed: agreedOf(plan.agreed, unsigned, setting) };
  const papers = plan.isPrinted ? printed(application, setting) : [];
  const evidence = [
    ...piecesOf(plan.evidence, application, setting),
    ...letterOf(plan.evidence, setting),
    ...papers.map((content) => paperPiece(content, setting)),
    ...(plan.evidence === 'other-paper' ? [piece('paper-content', setting)] : []),
  ];
  return { application, evidence, papers };
}

function agreedOf(
  { route, flaw }: OpeningPlan['agreed'],
  application: Application,
  { at, businessDate }: OpeningSetting,
): Application['agreed'] {
  const needed = agreementsNeeded(application, { businessDate, tables: ruleTables });
  const signed = needed.map((row) => ({
    ...signedAgreement(intl1, row),
    route,
    readFrom: at - 600_000,
    readTo: at - 600_000 + row.minReadSeconds * 1000,
  }));
  const [first, ...others] = signed;
  if (first === undefined) return [];
  switch (flaw) {
    case 'one-missing':
      return others;
    case 'older-version':
      return [{ ...first, version: '0.9' }, ...others];
    case 'other-text':
      return [{ ...first, digest: '0'.repeat(64) }, ...others];
    case 'too-quick':
      return [{ ...first, readTo: first.readFrom + 1 }, ...others];
    case 'idle':
      return [...signed, { ...first, code: 'NO_LONGER_NEEDED' }];
    case 'none':
      return signed;
  }
}

function piecesOf(
  flaw: OpeningPlan['evidence'],
  application: Application,
  setting: OpeningSetting,
): readonly EvidenceRef[] {
  if (flaw === 'nothing') return [];
  return evidenceNeeds(application, [], { businessDate: setting.businessDate, tables: ruleTables })
    .filter(({ required }) => required)
    .slice(flaw === 'one-missing' ? 1 : 0, flaw === 'unsigned' ? -1 : undefined)
    .map(({ kind, paper }) => ({
      ...piece(kind, setting),
      ...(paper === undefined ? {} : { paper }),
    }));
}

/** The letter with the result, signed on the client's screen. */
function letterOf(flaw: OpeningPlan['evidence'], setting: OpeningSetting): readonly EvidenceRef[] {
  if (flaw === 'nothing' || flaw === 'no-letter') return [];
  return [{ ...piece('signature', setting), paper: 'assessment-result' }];
}

function piece(kind: EvidenceKind, { kept, at }: OpeningSetting): EvidenceRef {
  return { kind, ...kept, takenAt: at, source: 'camera', page: 1 };
}

/** A lone half of a character, which JSON can only escape, has no canonical form: such an application is never printed. */
function printed(application: Application, { caseId }: OpeningSetting): readonly PaperContent[] {
  const content = applicationPaper(caseId, application);
  return JSON.stringify(content).includes('\\ud') ? [] : [content];
}

function paperPiece(content: PaperContent, { at }: OpeningSetting): EvidenceRef {
  const digest = paperDigest(intl1, content);
  const paper = content.paper;
  const common = { mediaType: 'application/json', takenAt: at, page: 1 } as const;
  return { kind: 'paper-content', digest, bytes: 1, source: 'program', paper, ...common };
}
