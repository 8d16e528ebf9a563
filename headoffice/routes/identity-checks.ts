import type { FastifyPluginAsync } from 'fastify';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { IdentityCheckAsk } from '../../shared/sync/identity-check.ts';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { checkIdentity } from '../identity-checks/check-identity.ts';
import { ProblemError } from '../problem.ts';
import { contactFor, parseAsk } from './request.ts';

/** 公安联网核查 and 中登查询 for a counter with a contact. */
export function identityCheckRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.post(protocolPaths.identityChecks, { schema: docs.check }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      if (counter.frozenAt !== null) {
        throw new ProblemError(403, 'COUNTER_FROZEN', 'this counter is stopped');
      }
      const { check, caseId, ...person } = parseAsk(IdentityCheckAsk, request.body);
      return checkIdentity(headOffice.office, {
        check,
        caseId,
        counter: counter.counter,
        person,
      });
    });
  };
}

const docs = {
  check: describe({
    tag: '终端',
    access: 'counter',
    summary: '公安联网核查或中登查询,总部签名作答',
    body: 'IdentityCheckAsk',
    answer: 'SignedCheck',
    problems: { 400: ['REQUEST_INVALID'], 403: ['COUNTER_FROZEN'] },
  }),
} as const;
