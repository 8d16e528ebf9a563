import type { FastifyPluginAsync } from 'fastify';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { readOverview } from '../operator/overview.ts';
import { checkOperator } from '../operator/tokens.ts';
import { operatorActs } from './operator-acts.ts';
import { operatorEditions } from './operator-editions.ts';
import { operatorLists } from './operator-lists.ts';
import { operatorNotices } from './operator-notices.ts';
import { operatorOpenings } from './operator-openings.ts';
import { operatorName, operatorOf } from './operator-request.ts';
import { bearerOf } from './request.ts';

/** Lists, exports, notices and keys of the house for head office's operators. */
export function operatorRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  const { office, fingerprint } = headOffice;
  return async (app) => {
    app.decorateRequest(operatorName, '');
    app.addHook('onRequest', async (request) => {
      request.setDecorator(operatorName, await checkOperator(office, bearerOf(request)));
    });
    const overview = describe({
      summary: '本人、营业部与业务名称、未关闭告警数',
      tag: '操作员',
      access: 'operator',
      answer: 'Overview',
    });
    app.get('/v1/operator/overview', { schema: overview }, async (request) =>
      readOverview(office, { operator: operatorOf(request), fingerprint }),
    );
    operatorLists(app, headOffice);
    operatorActs(app, headOffice);
    operatorNotices(app, headOffice);
    operatorEditions(app, headOffice);
    operatorOpenings(app, headOffice);
  };
}
