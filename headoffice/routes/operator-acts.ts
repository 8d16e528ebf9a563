import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CounterId } from '../../shared/values/ids.ts';
import { describe } from '../api/describe.ts';
import { type AnswerName, type AskName, asks } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import type { Office } from '../office.ts';
import { closeAlarm } from '../operator/close-alarm.ts';
import { type FreezeAsk, freezeCounter, unfreezeCounter } from '../operator/freeze.ts';
import { noteOperation } from '../operator/log.ts';
import { inWords, operatorOf } from './operator-request.ts';
import { parseAsk } from './request.ts';

const CounterPath = z.object({ counter: CounterId });
const AlarmPath = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** What operators do: one-time codes, revocation, stopping a counter, closing an alarm. */
export function operatorActs(app: FastifyInstance, headOffice: HeadOffice): void {
  const { office } = headOffice;
  app.post('/v1/operator/enrolment-codes', { schema: docs.enrolmentCode }, async (request) => {
    const { counter } = parseAsk(asks.CounterAsk, request.body);
    const code = await inWords(headOffice.enrolmentCode(counter));
    await noted(office, request, `enrolment-code ${counter}`);
    return { counter, code };
  });
  app.post('/v1/operator/staff-codes', { schema: docs.staffCode }, async (request) => {
    const { staff } = parseAsk(asks.StaffAsk, request.body);
    const code = await inWords(headOffice.staffCode(staff));
    await noted(office, request, `staff-code ${staff}`);
    return { staff, code };
  });
  app.post('/v1/operator/revocations', { schema: docs.revoke }, async (request, reply) => {
    const { staff, reason } = parseAsk(asks.RevocationAsk, request.body);
    await inWords(headOffice.revoke(staff));
    await noted(office, request, `revoke ${staff}`, reason);
    return reply.code(204).send();
  });
  const freeze = { schema: docs.freeze };
  app.post('/v1/operator/counters/:counter/freeze', freeze, async (request, reply) => {
    await inWords(freezeCounter(office, freezeAsk(request)));
    return reply.code(204).send();
  });
  const unfreeze = { schema: docs.unfreeze };
  app.post('/v1/operator/counters/:counter/unfreeze', unfreeze, async (request, reply) => {
    await inWords(unfreezeCounter(office, freezeAsk(request)));
    return reply.code(204).send();
  });
  const close = { schema: docs.closeAlarm };
  app.post('/v1/operator/alarms/:id/close', close, async (request, reply) => {
    const { id } = parseAsk(AlarmPath, request.params);
    const { reason } = parseAsk(asks.ReasonAsk, request.body);
    await inWords(closeAlarm(office, { id, operator: operatorOf(request), reason }));
    return reply.code(204).send();
  });
}

function freezeAsk(request: FastifyRequest): FreezeAsk {
  const { counter } = parseAsk(CounterPath, request.params);
  const { reason } = parseAsk(asks.ReasonAsk, request.body);
  return { counter, operator: operatorOf(request), reason };
}

function noted(office: Office, request: FastifyRequest, what: string, reason = ''): Promise<void> {
  return noteOperation(office, office.db, { operator: operatorOf(request), what, reason });
}

function actDocs(
  summary: string,
  body: AskName,
  answer: AnswerName | null,
  more: { readonly params?: z.ZodType; readonly codes?: readonly string[] } = {},
) {
  const { codes = [], ...params } = more;
  const problems = { 400: ['REQUEST_INVALID', ...codes], 409: ['NOT_POSSIBLE'] };
  return describe({
    summary,
    tag: '操作员',
    access: 'operator',
    body,
    answer,
    problems,
    ...params,
  });
}

const counterReason = { params: CounterPath, codes: ['REASON_NEEDED'] };

const docs = {
  enrolmentCode: actDocs('发终端登记码', 'CounterAsk', 'EnrolmentCode'),
  staffCode: actDocs('发首次签到码', 'StaffAsk', 'StaffCode'),
  revoke: actDocs('撤销柜员权限', 'RevocationAsk', null),
  freeze: actDocs('冻结终端', 'ReasonAsk', null, counterReason),
  unfreeze: actDocs('解冻终端', 'ReasonAsk', null, counterReason),
  closeAlarm: actDocs('关闭告警', 'ReasonAsk', null, {
    params: AlarmPath,
    codes: ['REASON_NEEDED'],
  }),
} as const;
