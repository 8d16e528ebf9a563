import type { ComponentType } from 'react';
import { IdentityAside } from '../steps/IdentityAside.tsx';
import { IdentityStep } from '../steps/IdentityStep.tsx';
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
export const stepViews: Readonly<Partial<Record<StepId, StepView>>> = {
  need: { Step: NeedStep, Aside: NeedAside },
  identity: { Step: IdentityStep, Aside: IdentityAside },
  profile: { Step: ProfileStep, Aside: ProfileAside },
};
