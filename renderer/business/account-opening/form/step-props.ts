import type { Control, UseFormReturn } from 'react-hook-form';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { ApplicationContext } from '../../../../shared/business/account-opening/application/context.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { Screening } from '../../../../shared/safeguards/screening.ts';
import type { OpeningFields } from './opening-fields.ts';
import type { OpeningChecks } from './use-opening-checks.ts';

/**
 * What every step of an opening gets. A step is two components over it: `XStep`, its fields, and `XAside`, what
 * explains or checks them on the right.
 */
export interface StepProps {
  readonly control: Control<OpeningFields>;
  readonly form: UseFormReturn<OpeningFields>;
  /** What is typed now, tidied. */
  readonly application: Application;
  readonly context: ApplicationContext;
  readonly caseId: string;
  /** Whether others are still searched for: `context.facts` knows nothing yet. */
  readonly isLookingUp: boolean;
  readonly checks: OpeningChecks;
  /** Null while nobody is named yet. */
  readonly screening: Screening | null;
  /** Everything wrong or missing now, whether it is shown at its field already or not. */
  readonly refusals: readonly Refusal[];
  /** What is told at a field: once it was left, or once everything was asked for. */
  readonly messageAt: (path: string) => string | null;
  /** DOM id of a field. */
  readonly idOf: (path: string) => string;
  /** Goes to a field, in whichever step it is. */
  readonly goTo: (path: string) => void;
  readonly evidence: readonly EvidenceRef[];
  /** Ends when the draft with it lies on the disk. */
  readonly onEvidence: (next: readonly EvidenceRef[]) => Promise<void>;
  readonly active: boolean;
}
