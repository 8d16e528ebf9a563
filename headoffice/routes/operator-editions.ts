import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { describe } from '../api/describe.ts';
import { type AskName, asks } from '../api/schemas.ts';
import { editionDifferences } from '../editions/edition-differences.ts';
import { confirmEdition, dropEdition, proposeEdition } from '../editions/propose.ts';
import { askWithdrawal, withdrawEdition } from '../editions/withdraw.ts';
import type { HeadOffice } from '../head-office.ts';
import { listEditions } from '../operator/edition-list.ts';
import { answer } from './operator-lists.ts';
import { inWords, operatorOf } from './operator-request.ts';
import { parseAsk } from './request.ts';

const EditionPath = z.object({ edition: RuleEdition.shape.edition });
/** All tables of an edition with the calendars of some years. */
const bodyLimit = 8 * 1024 * 1024;

/** Rule editions: proposed by one operator, published by another; withdrawn likewise. */
export function operatorEditions(app: FastifyInstance, { office }: HeadOffice): void {
  app.get('/v1/operator/rule-editions', { schema: docs.list }, async (request, reply) =>
    answer(request, reply, { limit: 1000 }, () => listEditions(office)),
  );
  app.get('/v1/operator/rule-editions/:edition/changes', { schema: docs.changes }, (request) =>
    inWords(editionDifferences(office, parseAsk(EditionPath, request.params).edition)),
  );
  const propose = { schema: docs.propose, bodyLimit };
  app.post('/v1/operator/rule-editions', propose, async (request, reply) => {
    const ask = parseAsk(asks.RuleEditionAsk, request.body);
    await inWords(proposeEdition(office, { ...ask, operator: operatorOf(request) }));
    return reply.code(204).send();
  });
  for (const [path, { schema, act }] of Object.entries(plainActs)) {
    app.post(`/v1/operator/rule-editions/:edition/${path}`, { schema }, async (request, reply) => {
      const { edition } = parseAsk(EditionPath, request.params);
      await inWords(act(office, { edition, operator: operatorOf(request) }));
      return reply.code(204).send();
    });
  }
  const withdrawal = { schema: docs.askWithdrawal };
  app.post('/v1/operator/rule-editions/:edition/withdrawal', withdrawal, async (request, reply) => {
    const { edition } = parseAsk(EditionPath, request.params);
    const { reason } = parseAsk(asks.ReasonAsk, request.body);
    await inWords(askWithdrawal(office, { edition, operator: operatorOf(request), reason }));
    return reply.code(204).send();
  });
  const confirmed = { schema: docs.confirmWithdrawal };
  app.post('/v1/operator/rule-editions/:edition/withdrawal/confirm', confirmed, (request) => {
    const { edition } = parseAsk(EditionPath, request.params);
    return inWords(withdrawEdition(office, { edition, operator: operatorOf(request) }));
  });
}

const about = { tag: '操作员', access: 'operator' } as const;

function actDocs(summary: string, body?: AskName, codes: readonly string[] = []) {
  return describe({
    ...about,
    summary,
    params: EditionPath,
    ...(body === undefined ? {} : { body }),
    answer: null,
    problems: { 400: ['REQUEST_INVALID', ...codes], 409: ['NOT_POSSIBLE'] },
  });
}

/** Acts that say nothing but which edition. */
const plainActs = {
  confirm: { schema: actDocs('确认并发布规则版本(提出人以外的操作员)'), act: confirmEdition },
  drop: { schema: actDocs('作废未发布的规则版本'), act: dropEdition },
} as const;

const docs = {
  list: describe({
    ...about,
    summary: '规则版本及其状态',
    answer: { media: ['text/csv'], also: 'EditionPage' },
    problems: { 400: ['REQUEST_INVALID'] },
  }),
  changes: describe({
    ...about,
    summary: '规则版本与现行版本逐条的不同',
    params: EditionPath,
    answer: 'EditionChanges',
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'] },
  }),
  propose: describe({
    ...about,
    summary: '提出规则版本',
    body: 'RuleEditionAsk',
    answer: null,
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'], 413: ['CTP_BODY_TOO_LARGE'] },
  }),
  confirmWithdrawal: describe({
    ...about,
    summary: '确认撤回规则版本(申请人以外的操作员),答复申请人与原因',
    params: EditionPath,
    answer: 'WithdrawalAsked',
    problems: { 400: ['REQUEST_INVALID'], 409: ['NOT_POSSIBLE'] },
  }),
  askWithdrawal: actDocs('申请撤回规则版本', 'ReasonAsk', ['REASON_NEEDED']),
} as const;
