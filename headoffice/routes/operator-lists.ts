import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { describe } from '../api/describe.ts';
import type { AnswerName } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import { AlarmFilter, listAlarms } from '../operator/alarm-list.ts';
import { CaseFilter, listCases } from '../operator/case-list.ts';
import { CounterFilter, listCounters } from '../operator/counter-list.ts';
import { byteOrderMark, csvLine } from '../operator/csv.ts';
import { EntryFilter, listEntries } from '../operator/entry-list.ts';
import type { ListPage } from '../operator/list.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';
import { listStaff, StaffFilter } from '../operator/staff-list.ts';
import { operatorOf } from './operator-request.ts';
import { parseAsk } from './request.ts';

const Format = z.object({ format: z.enum(['json', 'csv']).default('json') });
const Unmasking = z.object({
  unmasked: z.literal('true').optional(),
  reason: z.string().max(200).optional(),
});
const exportPage = 1000;

/** Each list as JSON by pages, or as one CSV file. */
export function operatorLists(app: FastifyInstance, headOffice: HeadOffice): void {
  const { office } = headOffice;
  app.get('/v1/operator/cases', { schema: docs.cases }, async (request, reply) => {
    const filter = parseAsk(CaseFilter, request.query);
    const unmasked = await allowUnmasked(headOffice, request);
    return answer(request, reply, filter, (page) => listCases(office, page, unmasked));
  });
  app.get('/v1/operator/entries', { schema: docs.entries }, async (request, reply) => {
    const filter = parseAsk(EntryFilter, request.query);
    return answer(request, reply, filter, (page) => listEntries(office, page));
  });
  app.get('/v1/operator/alarms', { schema: docs.alarms }, async (request, reply) => {
    const filter = parseAsk(AlarmFilter, request.query);
    return answer(request, reply, filter, (page) => listAlarms(office, page));
  });
  app.get('/v1/operator/counters', { schema: docs.counters }, async (request, reply) => {
    const { branch = null } = parseAsk(CounterFilter, request.query);
    return answer(request, reply, whole, () => listCounters(office, branch));
  });
  app.get('/v1/operator/staff', { schema: docs.staff }, async (request, reply) => {
    const { branch = null } = parseAsk(StaffFilter, request.query);
    return answer(request, reply, whole, () => listStaff(office, branch));
  });
}

/** Of lists that have no pages. */
const whole = { limit: exportPage };

/** One page as JSON, or everything from there on as CSV. */
export async function answer<
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
  const noted = { operator: operatorOf(request), what: 'cases unmasked' };
  await noteOperation(office, office.db, { ...noted, reason: checkedReason(reason) });
  return true;
}

/** A list's description: its filters, JSON or CSV. */
export function listDocs(
  summary: string,
  query: z.ZodObject,
  name: AnswerName,
  codes: readonly string[] = [],
) {
  return describe({
    summary,
    tag: '操作员',
    access: 'operator',
    query: query.extend(Format.shape),
    answer: { media: ['text/csv'], also: name },
    problems: { 400: ['REQUEST_INVALID', ...codes] },
  });
}

const docs = {
  cases: listDocs('业务,默认遮蔽个人信息', CaseFilter.extend(Unmasking.shape), 'CasePage', [
    'REASON_NEEDED',
  ]),
  entries: listDocs('流水及审核结果', EntryFilter, 'EntryPage'),
  alarms: listDocs('告警', AlarmFilter, 'AlarmPage'),
  counters: listDocs('终端', CounterFilter, 'CounterPage'),
  staff: listDocs('柜员', StaffFilter, 'StaffPage'),
} as const;
