import { checkSubject, isAnswered, SignedCheck } from '../../shared/safeguards/identity-check.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { checkIdentity } from '../identity-checks/check-identity.ts';
import type { Office } from '../office.ts';
import type { IdentityRequest, PoliceAnswer } from './identity-request.ts';
import type { OutwardService } from './service.ts';

/** After a query nobody answered; every query is kept, so not too soon. */
const askAgainMs = 5 * 60_000;

/**
 * The police as the outbox asks them. An answer of the same day about the same person in the same case counts, whether
 * head office asked for the counter or for itself; one that is not there yet is asked for again after a while.
 */
export function policeService(office: Office): OutwardService<IdentityRequest, PoliceAnswer> {
  const subjectOf = (person: IdentityRequest): string => checkSubject(office.suite, person);
  return {
    async lookup(_externalId, { caseId, ...person }) {
      const rows = await office.db.query<{ statement: string; signature: string }>(
        `select statement, signature from identity_checks
         where case_id = $1 and kind = 'police' and subject = $2 order by at desc, reference desc`,
        [caseId, subjectOf({ ...person, caseId })],
      );
      const now = office.clock();
      const known = rows.map(({ statement, signature }) =>
        SignedCheck.parse({ statement: JSON.parse(statement), signature }),
      );
      for (const { statement } of known) {
        const isToday = beijingDate(statement.at) === beijingDate(now);
        if (statement.check === 'police' && isToday && isAnswered(statement)) {
          return { status: 'answered', answer: statement };
        }
      }
      const [newest] = known;
      const againAt = (newest?.statement.at ?? 0) + askAgainMs;
      return againAt > now ? { status: 'pending', againAt } : { status: 'unknown' };
    },
    async submit(_externalId, { counter, caseId, name, document, number }) {
      const person = { name, document, number };
      await checkIdentity(office, { check: 'police', counter, caseId, person });
    },
  };
}
