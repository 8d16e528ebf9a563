import { rowOn } from '../../../rulebook/dated-table.ts';
import { explainAgeDecision } from '../../../rulebook/identity/age-decision.ts';
import { explainApprovalNeeds } from '../../../rulebook/service/approval-need.ts';
import type { Circumstance } from '../../../rulebook/service/approval-matrix.ts';
import { explainAssessmentReview } from '../../../rulebook/suitability/assessment-review.ts';
import type { ApprovalNeed } from '../../../safeguards/need.ts';
import type { Application } from './application.ts';
import { assessmentExplained } from './assessment-rules.ts';
import { commissionExplained } from './bank-rules.ts';
import { relationWords } from './agent.ts';
import type { ApplicationContext } from './context.ts';
import { documentStanding } from './document-rules.ts';
import { documentWords } from './identity.ts';
import { isForeigners } from './identity-rules.ts';
import { mismatchLines } from './permission-rules.ts';
import { personOf } from './person.ts';
import { initialRating } from './rating.ts';

/** Something about an opening that asks for a supervisor, in the words the supervisor reads. */
export interface OpeningCircumstance {
  readonly code:
    | Circumstance
    | 'SPECIAL_DOCUMENT'
    | 'TERM_LOOKS_WRONG'
    | 'HIGH_RISK'
    | 'ASSESSMENT_REVIEW'
    | 'MISMATCH';
  readonly message: string;
}

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** Everything about an opening that asks for a supervisor (domain 9). Rules AM-2, AO-31 (docs/rules.md). */
export function circumstancesOf(
  application: Application,
  day: Day,
): readonly OpeningCircumstance[] {
  return [
    ...ageOf(application, day),
    ...agentOf(application),
    ...documentOf(application, day),
    ...ratingOf(application, day),
    ...reviewOf(application, day),
    ...mismatchLines(application, day).map(
      ({ message }) => ({ code: 'MISMATCH', message }) as const,
    ),
    ...commissionOf(application, day),
  ];
}

/**
 * Who has to agree to an opening, by content: what the matrix asks of every opening, and of each circumstance it names;
 * a supervisor for what the house looks at besides. Where the matrix has nothing for the day everybody is asked.
 */
export function approvalsOf(application: Application, day: Day): readonly ApprovalNeed[] {
  const found = circumstancesOf(application, day);
  const named = found.flatMap(({ code }) => (isNamed(code) ? [code] : []));
  const explained = explainApprovalNeeds(
    { operation: 'ACCOUNT_OPENING', circumstances: named, amount: null, points: null },
    day.businessDate,
    day.tables,
  );
  if (!explained.found) return ['check', 'supervise'];
  const asksSupervisor =
    explained.answer.approvers.includes('SUPERVISOR') ||
    found.some(({ code }) => !isNamed(code) || code === 'BELOW_FLOOR');
  return asksSupervisor ? ['check', 'supervise'] : ['check'];
}

const namedByMatrix: readonly Circumstance[] = [
  'MINOR',
  'AGENT',
  'FOREIGNER',
  'OVER_70',
  'EXPIRED_ID',
  'BELOW_FLOOR',
];

function isNamed(code: OpeningCircumstance['code']): code is Circumstance {
  return namedByMatrix.some((one) => one === code);
}

function ageOf(
  { identity }: Application,
  { businessDate, tables }: Day,
): readonly OpeningCircumstance[] {
  const person = personOf(identity, businessDate);
  const gate = rowOn(tables.ageGate, businessDate);
  if (person === null || !gate.found) return [];
  const { birthDate: birth, age } = person;
  const explained = explainAgeDecision(
    { birth, on: businessDate, hasOwnLabourIncome: identity.ownLabourIncome },
    tables.ageGate,
  );
  if (!explained.found) return [];
  const [first, high] = explained.lines;
  if (explained.answer.decision === 'OK_WITH_INCOME_PROOF' && first !== undefined) {
    return [{ code: 'MINOR', message: first.message }];
  }
  return age > gate.row.maxAge && high !== undefined
    ? [{ code: 'OVER_70', message: high.message }]
    : [];
}

function agentOf({ agent }: Application): readonly OpeningCircumstance[] {
  if (agent === null) return [];
  const { to } = agent.mandate;
  const message = `由代理人办理(${relationWords[agent.relation]}),委托至 ${to}:请核对委托书和代理人身份。`;
  return [{ code: 'AGENT', message }];
}

function documentOf(application: Application, day: Day): readonly OpeningCircumstance[] {
  const { identity } = application;
  const { businessDate, tables } = day;
  const title = documentWords[identity.document];
  const row = rowOn(tables.documentTypes, businessDate, { document: identity.document });
  const standing = documentStanding(identity, day);
  const why = identity.termReason === '' ? '' : `经办说明:${identity.termReason}。`;
  return [
    ...(isForeigners(identity.document)
      ? [{ code: 'FOREIGNER', message: `外籍客户,持${title}。` } as const]
      : []),
    ...(row.found && row.row.acceptedFor === 'SUPERVISOR'
      ? [{ code: 'SPECIAL_DOCUMENT', message: `持${title},属特殊情形。` } as const]
      : []),
    ...(standing?.standing === 'EXPIRED'
      ? [{ code: 'EXPIRED_ID', message: `${title}已于 ${identity.validTo} 到期。${why}` } as const]
      : []),
    ...(standing?.plausible === false
      ? [
          {
            code: 'TERM_LOOKS_WRONG',
            message: `${title}的有效期与应有的期限不符。${why}`,
          } as const,
        ]
      : []),
  ];
}

function ratingOf(application: Application, day: Day): readonly OpeningCircumstance[] {
  const rating = initialRating(application, day);
  if (rating === null || !rating.found || !rating.answer.needsSeniorApproval) return [];
  return [
    {
      code: 'HIGH_RISK',
      message: '初次洗钱风险等级为高,须强化尽职调查并由主管批准建立业务关系。',
    },
  ];
}

function reviewOf(application: Application, day: Day): readonly OpeningCircumstance[] {
  const { assessment, identity } = application;
  const person = personOf(identity, day.businessDate);
  if (assessment === null || person === null) return [];
  const explained = assessmentExplained(assessment, day);
  if (!explained.found) return [];
  const review = explainAssessmentReview(
    {
      age: person.age,
      level: explained.answer.level,
      previousLevel: null,
      wasRefused: false,
      testsToday: assessment.testsToday,
      incomeContradictsAssets: explained.answer.contradiction,
    },
    day.businessDate,
    day.tables,
  );
  if (!review.found) return [{ code: 'ASSESSMENT_REVIEW', message: review.message }];
  return review.lines
    .filter(({ met }) => !met)
    .map(({ message }) => ({ code: 'ASSESSMENT_REVIEW', message: `风险测评:${message}` }));
}

function commissionOf({ terms }: Application, day: Day): readonly OpeningCircumstance[] {
  if (terms === null) return [];
  const explained = commissionExplained(terms.commission, day);
  if (!explained.found || explained.answer.result !== 'OK') return [];
  return explained.lines
    .filter(({ rule, met }) => rule === 'FE-9' && !met)
    .map(({ message }) => ({ code: 'BELOW_FLOOR', message }));
}
