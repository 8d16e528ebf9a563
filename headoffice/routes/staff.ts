import type { FastifyPluginAsync } from 'fastify';
import { FirstSignInAsk, protocolPaths, SignedReseal } from '../../shared/sync/contact.ts';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { contactFor, parseAsk } from './request.ts';

/** People's keys and authorities. */
export function staffRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.post(protocolPaths.firstSignIn, { schema: docs.firstSignIn }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return headOffice.firstSignIn(counter.branch, parseAsk(FirstSignInAsk, request.body));
    });
    app.get(protocolPaths.staffDocuments, { schema: docs.documents }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return {
        documents: await headOffice.staffDocuments(counter.branch),
        newcomers: await headOffice.newcomers(counter.branch),
      };
    });
    app.put(protocolPaths.sealedKey, { schema: docs.sealedKey }, async (request, reply) => {
      const { counter } = await contactFor(headOffice, request);
      await headOffice.keepResealed(counter.branch, parseAsk(SignedReseal, request.body));
      return reply.code(204).send();
    });
  };
}

const docs = {
  firstSignIn: describe({
    summary: '以一次性码登记柜员的密钥',
    tag: '终端',
    access: 'counter',
    body: 'FirstSignInAsk',
    answer: 'StaffDocument',
    problems: { 400: ['REQUEST_INVALID', 'VALUE_NOT_STORABLE'], 403: ['FIRST_SIGN_IN_REFUSED'] },
  }),
  documents: describe({
    summary: '取本营业部全部柜员的权限文件',
    tag: '终端',
    access: 'counter',
    answer: 'StaffDocuments',
  }),
  sealedKey: describe({
    summary: '更新以新密码加密的柜员私钥',
    tag: '终端',
    access: 'counter',
    body: 'SignedReseal',
    answer: null,
    problems: {
      400: ['REQUEST_INVALID', 'VALUE_NOT_STORABLE'],
      403: ['SEALED_KEY_REFUSED'],
      409: ['SEALED_KEY_OLDER'],
    },
  }),
} as const;
