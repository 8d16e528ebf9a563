import type { ApprovalTermTable } from './approval-term.ts';
import type { DelegationTermTable } from './delegation-term.ts';
import type { AgeGateTable } from './identity/age-gate.ts';
import type { IdleLockTable } from './idle-lock.ts';
import type { SignInTriesTable } from './sign-in-tries.ts';
import type { VisitTermTable } from './visit-term.ts';

/** One published set of dated rule tables; entries name the edition they were decided by. */
export interface RuleTables {
  readonly edition: string;
  readonly ageGate: AgeGateTable;
  readonly approvalTerm: ApprovalTermTable;
  readonly visitTerm: VisitTermTable;
  readonly delegationTerm: DelegationTermTable;
  readonly idleLock: IdleLockTable;
  readonly signInTries: SignInTriesTable;
}
