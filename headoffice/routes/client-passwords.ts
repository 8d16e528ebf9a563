import type { FastifyPluginAsync } from 'fastify';
import { PasswordChallengeAsk, PasswordCheckAsk } from '../../shared/sync/client-password.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { describe } from '../api/describe.ts';
import { asks } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';
import { checkOperator } from '../operator/tokens.ts';
import { ProblemError } from '../problem.ts';
import { bearerOf, contactFor, parseAsk } from './request.ts';

/** Clients' trading passwords: for counters a challenge and a check, for operators the unlocking. */
export function clientPasswordRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  const { office, clientPasswords } = headOffice;
  return async (app) => {
    app.post(protocolPaths.passwordChallenges, { schema: docs.challenge }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return clientPasswords.challenge(counter, parseAsk(PasswordChallengeAsk, request.body));
    });
    app.post(protocolPaths.passwordChecks, { schema: docs.check }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return clientPasswords.check(counter, parseAsk(PasswordCheckAsk, request.body));
    });
    const unlock = { schema: docs.unlock };
    app.post('/v1/operator/client-password-unlocks', unlock, async (request, reply) => {
      const operator = await checkOperator(office, bearerOf(request));
      const { clientNo, reason } = parseAsk(asks.ClientPasswordUnlockAsk, request.body);
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

const counter = { tag: '终端', access: 'counter' } as const;

const docs = {
  challenge: describe({
    ...counter,
    summary: '取客户交易密码的一次性题目',
    body: 'PasswordChallengeAsk',
    answer: 'PasswordChallengeAnswer',
    problems: { 400: ['REQUEST_INVALID'], 429: ['COUNTER_TRIES_SPENT'] },
  }),
  check: describe({
    ...counter,
    summary: '核对键盘输入的客户交易密码',
    body: 'PasswordCheckAsk',
    answer: 'PasswordCheckAnswer',
    problems: { 400: ['REQUEST_INVALID'], 429: ['COUNTER_TRIES_SPENT'] },
  }),
  unlock: describe({
    tag: '操作员',
    access: 'operator',
    summary: '解锁客户交易密码',
    body: 'ClientPasswordUnlockAsk',
    answer: null,
    problems: { 400: ['REQUEST_INVALID', 'REASON_NEEDED'], 409: ['NOT_POSSIBLE'] },
  }),
} as const;
