import approvalTerm from './approval-term.json' with { type: 'json' };
import clientPassword from './client-password.json' with { type: 'json' };
import counterHours from './counter-hours.json' with { type: 'json' };
import delegationTerm from './delegation-term.json' with { type: 'json' };
import evidenceKeeping from './evidence-keeping.json' with { type: 'json' };
import idleLock from './idle-lock.json' with { type: 'json' };
import passwordSetting from './password-setting.json' with { type: 'json' };
import signInTries from './sign-in-tries.json' with { type: 'json' };
import visitTerm from './visit-term.json' with { type: 'json' };

export const counterFiles = {
  approvalTerm,
  clientPassword,
  counterHours,
  delegationTerm,
  evidenceKeeping,
  idleLock,
  passwordSetting,
  signInTries,
  visitTerm,
};
