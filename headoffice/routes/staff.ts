import type { FastifyPluginAsync } from 'fastify';
import { FirstSignInAsk, protocolPaths } from '../../shared/sync/contact.ts';
import type { HeadOffice } from '../head-office.ts';
import { contactFor, parseAsk } from './request.ts';

/** People's keys and authorities. */
export function staffRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.post(protocolPaths.firstSignIn, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return headOffice.firstSignIn(counter.branch, parseAsk(FirstSignInAsk, request.body));
    });
    app.get(protocolPaths.staffDocuments, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return { documents: await headOffice.staffDocuments(counter.branch) };
    });
  };
}
