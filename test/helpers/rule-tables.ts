import ageGate from '../../assets/reference/age-gate.json' with { type: 'json' };
import approvalTerm from '../../assets/reference/approval-term.json' with { type: 'json' };
import delegationTerm from '../../assets/reference/delegation-term.json' with { type: 'json' };
import edition from '../../assets/reference/edition.json' with { type: 'json' };
import idleLock from '../../assets/reference/idle-lock.json' with { type: 'json' };
import signInTries from '../../assets/reference/sign-in-tries.json' with { type: 'json' };
import visitTerm from '../../assets/reference/visit-term.json' with { type: 'json' };
import { publishedTables } from '../../shared/rulebook/published.ts';

/** The published tables of the program, as both ends load them. */
export const ruleTables = publishedTables({
  edition,
  ageGate,
  approvalTerm,
  delegationTerm,
  idleLock,
  signInTries,
  visitTerm,
});
