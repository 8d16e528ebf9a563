import { Readable } from 'node:stream';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CounterId, StaffNo } from '../../shared/values/ids.ts';
import type { HeadOffice } from '../head-office.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { byteOrderMark, csvLine } from '../operator/csv.ts';
import { type FreezeAsk, freezeCounter, unfreezeCounter } from '../operator/freeze.ts';
import {
  AlarmFilter,
  CaseFilter,
  EntryFilter,
  listAlarms,
  listCases,
  listCounters,
  listEntries,
  type ListPage,
} from '../operator/lists.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';
import { checkOperator } from '../operator/tokens.ts';
import { ProblemError } from '../problem.ts';
import { bearerOf, parseAsk } from './request.ts';

const Format = z.object({ format: z.enum(['json', 'csv']).default('json') });
const Unmasking = z.object({
  unmasked: z.literal('true').optional(),
  reason: z.string().max(200).optional(),
});
const exportPage = 1000;
/** Of the request: whose token it brought. */
const operatorName = 'operator';

/** Lists, exports and keys of the house for head office's operators. */
export function operatorRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  const { office } = headOffice;
  return async (app) => {
    app.decorateRequest(operatorName, '');
    app.addHook('onRequest', async (request) => {
      request.setDecorator(operatorName, await checkOperator(office, bearerOf(request)));
    });

    app.get('/v1/operator/cases', async (request, reply) => {
      const filter = parseAsk(CaseFilter, request.query);
      const unmasked = await allowUnmasked(headOffice, request);
      return answer(request, reply, filter, (page) => listCases(office, page, unmasked));
    });
    app.get('/v1/operator/entries', async (request, reply) => {
      const filter = parseAsk(EntryFilter, request.query);
      return answer(request, reply, filter, (page) => listEntries(office, page));
    });
    app.get('/v1/operator/alarms', async (request, reply) => {
      const filter = parseAsk(AlarmFilter, request.query);
      return answer(request, reply, filter, (page) => listAlarms(office, page));
    });
    app.get('/v1/operator/counters', async (request, reply) => {
      const filter = parseAsk(AlarmFilter, request.query);
      return answer(request, reply, filter, () => listCounters(office, filter.branch ?? null));
    });

    app.post('/v1/operator/enrolment-codes', async (request) => {
      const { counter } = parseAsk(z.object({ counter: CounterId }), request.body);
      const code = await inWords(headOffice.enrolmentCode(counter));
      await noted(office, request, `enrolment-code ${counter}`);
      return { counter, code };
    });
    app.post('/v1/operator/staff-codes', async (request) => {
      const { staff } = parseAsk(z.object({ staff: StaffNo }), request.body);
      const code = await inWords(headOffice.staffCode(staff));
      await noted(office, request, `staff-code ${staff}`);
      return { staff, code };
    });
    app.post('/v1/operator/revocations', async (request, reply) => {
      const { staff } = parseAsk(z.object({ staff: StaffNo }), request.body);
      await inWords(headOffice.revoke(staff));
      await noted(office, request, `revoke ${staff}`);
      return reply.code(204).send();
    });
    app.post('/v1/operator/counters/:counter/freeze', async (request, reply) => {
      await inWords(freezeCounter(office, freezeAsk(request)));
      return reply.code(204).send();
    });
    app.post('/v1/operator/counters/:counter/unfreeze', async (request, reply) => {
      await inWords(unfreezeCounter(office, freezeAsk(request)));
      return reply.code(204).send();
    });
  };
}

/** One page as JSON, or everything from there on as CSV. */
async function answer<
  Filter extends { readonly cursor?: string | undefined; readonly limit: number },
>(
  request: FastifyRequest,
  reply: FastifyReply,
  filter: Filter,
  list: (filter: Filter) => Promise<ListPage>,
): Promise<FastifyReply | ListPage> {
  const { format } = parseAsk(Format, request.query);
  if (format === 'json') return list(filter);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="guitai.csv"')
    .send(Readable.from(csvOf((cursor) => list({ ...filter, limit: exportPage, cursor }))));
}

async function* csvOf(
  list: (cursor: string | undefined) => Promise<ListPage>,
): AsyncGenerator<string> {
  yield byteOrderMark;
  let cursor: string | undefined;
  let columns: readonly string[] | undefined;
  for (;;) {
    const { rows, next } = await list(cursor);
    for (const row of rows) {
      if (columns === undefined) {
        columns = Object.keys(row);
        yield csvLine(columns);
      }
      yield csvLine(columns.map((column) => row[column] ?? null));
    }
    if (next === null) return;
    cursor = next;
  }
}

/** Personal data in clear needs a reason, which is kept with name and time. */
async function allowUnmasked({ office }: HeadOffice, request: FastifyRequest): Promise<boolean> {
  const { unmasked, reason = '' } = parseAsk(Unmasking, request.query);
  if (unmasked === undefined) return false;
  await noted(office, request, 'cases unmasked', checkedReason(reason));
  return true;
}

function freezeAsk(request: FastifyRequest): FreezeAsk {
  const { counter } = parseAsk(z.object({ counter: CounterId }), request.params);
  const { reason } = parseAsk(z.object({ reason: z.string().max(200) }), request.body);
  return { counter, operator: operatorOf(request), reason };
}

function operatorOf(request: FastifyRequest): string {
  return request.getDecorator<string>(operatorName);
}

function noted(office: Office, request: FastifyRequest, what: string, reason = ''): Promise<void> {
  return noteOperation(office, office.db, { operator: operatorOf(request), what, reason });
}

async function inWords<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OfficeError) {
      throw new ProblemError(409, 'NOT_POSSIBLE', error.message, { cause: error });
    }
    throw error;
  }
}
