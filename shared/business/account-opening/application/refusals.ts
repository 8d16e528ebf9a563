import type { Refusal } from '../../../errors.ts';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { duplicateRefusals } from '../duplicates.ts';
import { agentRefusals } from './agent-rules.ts';
import { agreedRefusals } from './agreed-rules.ts';
import { pendingPapers } from './agreed-state.ts';
import type { Application } from './application.ts';
import { assessmentRefusals } from './assessment-rules.ts';
import { termsRefusals } from './bank-rules.ts';
import { checksRefusals } from './checks-rules.ts';
import { contactRefusals } from './contact-rules.ts';
import type { ApplicationContext } from './context.ts';
import { evidenceRefusals } from './evidence-needs.ts';
import { identityRefusals } from './identity-rules.ts';
import { letterRefusals } from './letter-rules.ts';
import { needRefusals } from './need-rules.ts';
import { papersHold, paperWords } from './papers.ts';
import { permissionRefusals } from './permission-rules.ts';
import { profileRefusals } from './profile-rules.ts';
import { brokenTextRefusals } from './whole-text-rules.ts';

/**
 * Everything wrong with or missing from a tidied application, each at its field, in the order of the form: what the form
 * lists as missing, what the counter refuses and what head office sends back are this same list.
 */
export function applicationRefusals(
  application: Application,
  evidence: readonly EvidenceRef[],
  context: ApplicationContext,
): readonly Refusal[] {
  const { identity, agent, contact, profile, assessment } = application;
  const broken = brokenTextRefusals(application);
  // A digest is only to be had of whole text: what binds answers and papers to the application waits until it is.
  const isWhole = broken.length === 0;
  const told = [
    ...needRefusals(application, context),
    ...permissionRefusals(application, context),
    ...identityRefusals(identity, context),
    ...duplicateRefusals(context, 'identity.number'),
    ...(agent === null ? [] : agentRefusals(agent, identity, context)),
    ...(isWhole ? checksRefusals(application, context) : []),
    ...contactRefusals(contact),
    ...profileRefusals(profile, context),
    ...assessmentRefusals(assessment, context),
    ...letterRefusals(application, evidence),
    ...termsRefusals(application, context),
    ...agreedRefusals(application, context),
    ...evidenceRefusals(application, evidence, context),
    ...(isWhole ? paperRefusals(application, evidence, context) : []),
  ];
  return [...told, ...broken.filter(({ field }) => !told.some((one) => one.field === field))];
}

/** What the client signed is what is submitted. Rule AO-9 (docs/rules.md). */
function paperRefusals(
  application: Application,
  evidence: readonly EvidenceRef[],
  context: ApplicationContext,
): readonly Refusal[] {
  if (!evidence.some(({ kind }) => kind === 'paper-content')) return [];
  const { suite, caseId } = context;
  // What was printed and has not come back yet is not void: what it is for is missing elsewhere.
  const pending = pendingPapers(application, evidence, context);
  return papersHold(suite, caseId, application, evidence, pending)
    .filter(({ holds }) => !holds)
    .map(({ paper }) => ({
      rule: 'AO-9',
      field: 'evidence.paper-content',
      message: `${paperWords[paper]}打印后内容已修改,原件作废。请收回原件,按 F10 重新打印并由客户签字。`,
    }));
}
