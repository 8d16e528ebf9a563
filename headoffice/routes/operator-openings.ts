import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CommandId } from '../../shared/values/ids.ts';
import { describe } from '../api/describe.ts';
import { asks } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import { listHeldOpenings, listOpenings, OpeningFilter } from '../operator/opening-list.ts';
import { decideHit } from '../screening/decide-hit.ts';
import { loadScreeningList } from '../screening/lists.ts';
import { answer, listDocs } from './operator-lists.ts';
import { inWords, operatorOf } from './operator-request.ts';
import { parseAsk } from './request.ts';

const HitPath = z.object({ id: CommandId });
/** A list of a hundred thousand people. */
const bodyLimit = 32 * 1024 * 1024;
const whole = { limit: 1000 };

/** Openings by branch and state, the list they are screened by, and what officers decide of a possible hit. */
export function operatorOpenings(app: FastifyInstance, { office }: HeadOffice): void {
  app.get('/v1/operator/openings', { schema: docs.openings }, async (request, reply) => {
    const { branch = null } = parseAsk(OpeningFilter, request.query);
    return answer(request, reply, whole, () => listOpenings(office, branch));
  });
  app.get('/v1/operator/openings/held', { schema: docs.held }, async (request, reply) => {
    const { branch = null } = parseAsk(OpeningFilter, request.query);
    return answer(request, reply, whole, () => listHeldOpenings(office, branch));
  });
  const decide = { schema: docs.decide };
  app.post('/v1/operator/openings/:id/screening', decide, async (request, reply) => {
    const { id: caseId } = parseAsk(HitPath, request.params);
    const { decision, comment } = parseAsk(asks.ScreeningDecisionAsk, request.body);
    const operator = operatorOf(request);
    await inWords(decideHit(office, { caseId, decision, comment, operator }));
    return reply.code(204).send();
  });
  const load = { schema: docs.load, bodyLimit };
  app.post('/v1/operator/screening-lists', load, async (request) => {
    const file = parseAsk(asks.ScreeningFile, request.body);
    return await inWords(loadScreeningList(office, file, operatorOf(request)));
  });
}

const about = { tag: '操作员', access: 'operator' } as const;

const docs = {
  openings: listDocs('各营业部开户笔数,按状态和步骤', OpeningFilter, 'OpeningCountPage'),
  held: listDocs('名单筛查待复核的开户,遮蔽个人信息', OpeningFilter, 'HeldOpeningPage'),
  decide: describe({
    ...about,
    summary: '决定一笔可能命中名单的开户:通过或不予办理,意见只留在总部',
    params: HitPath,
    body: 'ScreeningDecisionAsk',
    answer: null,
    problems: { 400: ['REQUEST_INVALID', 'REASON_NEEDED'], 409: ['NOT_POSSIBLE'] },
  }),
  load: describe({
    ...about,
    summary: '载入筛查名单,发给各营业部的只有散列值',
    body: 'ScreeningFile',
    answer: 'ScreeningLoaded',
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'], 413: ['CTP_BODY_TOO_LARGE'] },
  }),
} as const;
