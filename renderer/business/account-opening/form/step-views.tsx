import type { ComponentType } from 'react';
import { AgreementsAside } from '../steps/AgreementsAside.tsx';
import { AgreementsStep } from '../steps/AgreementsStep.tsx';
import { AssessmentAside } from '../steps/AssessmentAside.tsx';
import { AssessmentStep } from '../steps/AssessmentStep.tsx';
import { BankAside } from '../steps/BankAside.tsx';
import { BankStep } from '../steps/BankStep.tsx';
import { IdentityAside } from '../steps/IdentityAside.tsx';
import { IdentityStep } from '../steps/IdentityStep.tsx';
import { MaterialsAside } from '../steps/MaterialsAside.tsx';
import { MaterialsStep } from '../steps/MaterialsStep.tsx';
import { NeedAside } from '../steps/NeedAside.tsx';
import { NeedStep } from '../steps/NeedStep.tsx';
import { ProfileAside } from '../steps/ProfileAside.tsx';
import { ProfileStep } from '../steps/ProfileStep.tsx';
import type { StepId } from './opening-steps.ts';
import type { StepProps } from './step-props.ts';

/** What is shown of a step: its fields left, what explains them right. */
export interface StepView {
  readonly Step: ComponentType<StepProps>;
  readonly Aside: ComponentType<StepProps>;
}

/** The view of every step. */
export const stepViews: Readonly<Record<StepId, StepView>> = {
  need: { Step: NeedStep, Aside: NeedAside },
  identity: { Step: IdentityStep, Aside: IdentityAside },
  profile: { Step: ProfileStep, Aside: ProfileAside },
  assessment: { Step: AssessmentStep, Aside: AssessmentAside },
  terms: { Step: BankStep, Aside: BankAside },
  agreed: { Step: AgreementsStep, Aside: AgreementsAside },
  papers: { Step: MaterialsStep, Aside: MaterialsAside },
};
