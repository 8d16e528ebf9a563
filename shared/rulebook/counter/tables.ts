import { approvalTermTable } from './approval-term.ts';
import { clientPasswordTable } from './client-password.ts';
import { counterHoursTable } from './counter-hours.ts';
import { delegationTermTable } from './delegation-term.ts';
import { evidenceKeepingTable } from './evidence-keeping.ts';
import { idleLockTable } from './idle-lock.ts';
import { passwordSettingTable } from './password-setting.ts';
import { signInTriesTable } from './sign-in-tries.ts';
import { visitTermTable } from './visit-term.ts';

/** The house's own terms and limits at the counter. */
export const counterTables = {
  approvalTerm: approvalTermTable,
  clientPassword: clientPasswordTable,
  counterHours: counterHoursTable,
  delegationTerm: delegationTermTable,
  evidenceKeeping: evidenceKeepingTable,
  idleLock: idleLockTable,
  passwordSetting: passwordSettingTable,
  signInTries: signInTriesTable,
  visitTerm: visitTermTable,
};
