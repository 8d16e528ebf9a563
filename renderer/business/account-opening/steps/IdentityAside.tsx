import type { StepProps } from '../form/step-props.ts';
import { DocumentCheck } from './DocumentCheck.tsx';
import { FourChecks } from './FourChecks.tsx';
import { WhoElse } from './WhoElse.tsx';

/** What the number says, what the four checks say, what accounts there are, and who else is needed. */
export function IdentityAside(step: StepProps) {
  return (
    <>
      <DocumentCheck step={step} />
      <FourChecks step={step} />
      <WhoElse step={step} />
    </>
  );
}
