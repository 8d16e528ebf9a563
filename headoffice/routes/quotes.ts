import type { FastifyPluginAsync } from 'fastify';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { HistoryAsk, QuotesAsk } from '../../shared/sync/quotes.ts';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { ProblemError } from '../problem.ts';
import { contactFor, parseAsk } from './request.ts';

/** Quotes for a counter with a contact. */
export function quoteRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.post(protocolPaths.quotes, { schema: docs.quotes }, async (request) => {
      await contactFor(headOffice, request);
      const { securities } = parseAsk(QuotesAsk, request.body);
      return { quotes: await headOffice.quotes.ask(securities) };
    });
    app.post(protocolPaths.quoteHistory, { schema: docs.history }, async (request) => {
      await contactFor(headOffice, request);
      const { security } = parseAsk(HistoryAsk, request.body);
      const history = await headOffice.quotes.history(security);
      if (history === null) throw new ProblemError(404, 'SECURITY_UNKNOWN', 'no such security');
      return history;
    });
  };
}

const docs = {
  quotes: describe({
    tag: '终端',
    access: 'counter',
    summary: '查询行情,逐只由总部签名',
    body: 'QuotesAsk',
    answer: 'QuotesAnswer',
    problems: { 400: ['REQUEST_INVALID'] },
  }),
  history: describe({
    tag: '终端',
    access: 'counter',
    summary: '查询一只证券的日线和当日分时',
    body: 'HistoryAsk',
    answer: 'QuoteHistory',
    problems: { 400: ['REQUEST_INVALID'], 404: ['SECURITY_UNKNOWN'] },
  }),
} as const;
