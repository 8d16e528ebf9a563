import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { ClientNo } from '../../shared/safeguards/password-box.ts';
import { PasswordChallengeAsk, PasswordCheckAsk } from '../../shared/sync/client-password.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import type { HeadOffice } from '../head-office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';
import { checkOperator } from '../operator/tokens.ts';
import { ProblemError } from '../problem.ts';
import { bearerOf, contactFor, parseAsk } from './request.ts';

const UnlockAsk = z.object({ clientNo: ClientNo, reason: z.string().max(200) });

/** Clients' trading passwords: for counters a challenge and a check, for operators the unlocking. */
export function clientPasswordRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  const { office, clientPasswords } = headOffice;
  return async (app) => {
    app.post(protocolPaths.passwordChallenges, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return clientPasswords.challenge(counter, parseAsk(PasswordChallengeAsk, request.body));
    });
    app.post(protocolPaths.passwordChecks, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return clientPasswords.check(counter, parseAsk(PasswordCheckAsk, request.body));
    });
    app.post('/v1/operator/client-password-unlocks', async (request, reply) => {
      const operator = await checkOperator(office, bearerOf(request));
      const { clientNo, reason } = parseAsk(UnlockAsk, request.body);
      const what = `unlock client password ${clientNo}`;
      await noteOperation(office, office.db, { operator, what, reason: checkedReason(reason) });
      await inWords(clientPasswords.unlock(clientNo));
      return reply.code(204).send();
    });
  };
}

async function inWords(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (cause) {
    if (!(cause instanceof OfficeError)) throw cause;
    throw new ProblemError(409, 'NOT_POSSIBLE', cause.message, { cause });
  }
}
