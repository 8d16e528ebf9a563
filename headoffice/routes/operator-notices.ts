import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { describe } from '../api/describe.ts';
import { asks } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import { publishNotice, withdrawNotice } from '../notices.ts';
import { listNoticeReaders, listNotices, NoticeFilter } from '../operator/notice-list.ts';
import { CommandId } from '../../shared/values/ids.ts';
import { answer, listDocs } from './operator-lists.ts';
import { inWords, operatorOf } from './operator-request.ts';
import { parseAsk } from './request.ts';

const NoticePath = z.object({ id: CommandId });

/** Notices to branches, and who has read them. */
export function operatorNotices(app: FastifyInstance, { office }: HeadOffice): void {
  app.get('/v1/operator/notices', { schema: docs.list }, async (request, reply) => {
    const filter = parseAsk(NoticeFilter, request.query);
    return answer(request, reply, filter, (page) => listNotices(office, page));
  });
  app.get('/v1/operator/notices/:id/readers', { schema: docs.readers }, async (request, reply) => {
    const { id } = parseAsk(NoticePath, request.params);
    return answer(request, reply, { limit: 1000 }, () => listNoticeReaders(office, id));
  });
  app.post('/v1/operator/notices', { schema: docs.publish }, async (request) => {
    const ask = parseAsk(asks.NoticeAsk, request.body);
    return { id: await inWords(publishNotice(office, { ...ask, operator: operatorOf(request) })) };
  });
  app.delete('/v1/operator/notices/:id', { schema: docs.withdraw }, async (request, reply) => {
    const { id } = parseAsk(NoticePath, request.params);
    await inWords(withdrawNotice(office, { id, operator: operatorOf(request) }));
    return reply.code(204).send();
  });
}

const about = { tag: '操作员', access: 'operator' } as const;

const docs = {
  list: listDocs('公告及已读人数', NoticeFilter, 'NoticePage'),
  readers: describe({
    ...about,
    summary: '一条公告谁已读,谁未读',
    params: NoticePath,
    answer: { media: ['text/csv'], also: 'NoticeReaderPage' },
    problems: { 400: ['REQUEST_INVALID'], 404: ['NOT_FOUND'] },
  }),
  publish: describe({
    ...about,
    summary: '发布公告',
    body: 'NoticeAsk',
    answer: 'NoticeAnswer',
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'] },
  }),
  withdraw: describe({
    ...about,
    summary: '撤回公告',
    params: NoticePath,
    answer: null,
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'] },
  }),
} as const;
