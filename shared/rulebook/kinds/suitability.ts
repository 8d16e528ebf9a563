import type { RuleKind } from './kind.ts';
import { suitabilityAssessmentKinds } from './suitability-assessment.ts';
import { suitabilityInvestorKinds } from './suitability-investors.ts';
import { suitabilityMatchKinds } from './suitability-match.ts';
import { suitabilityPermissionKinds } from './suitability-permissions.ts';
import { suitabilityQuestionnaireKinds } from './suitability-questionnaire.ts';

/** Which client may have what. */
export const suitabilityKinds: readonly RuleKind[] = [
  ...suitabilityMatchKinds,
  ...suitabilityPermissionKinds,
  ...suitabilityInvestorKinds,
  ...suitabilityAssessmentKinds,
  ...suitabilityQuestionnaireKinds,
];
