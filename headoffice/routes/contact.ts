import type { FastifyPluginAsync } from 'fastify';
import {
  type HeadOfficeAnswer,
  packedMediaType,
  protocolPaths,
} from '../../shared/sync/contact.ts';
import { ContactAsk, EnrolmentAsk } from '../../shared/sync/contact.ts';
import { describe } from '../api/describe.ts';
import { asks } from '../api/schemas.ts';
import type { HeadOffice } from '../head-office.ts';
import { ProblemError } from '../problem.ts';
import { contactFor, parseAsk } from './request.ts';

/** Of a gzipped batch; what it inflates to is capped by intake. */
const batchLimit = 8 * 1024 * 1024;

/** Head office's key, enrolment, contacts and batches. */
export function contactRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser(
      packedMediaType,
      { parseAs: 'buffer', bodyLimit: batchLimit },
      async (_request: unknown, body: Buffer) => body,
    );
    app.get(
      protocolPaths.headOffice,
      { schema: docs.headOffice },
      async (): Promise<HeadOfficeAnswer> => ({
        headOfficeKey: headOffice.publicKey,
      }),
    );
    app.post(protocolPaths.enrolment, { schema: docs.enrolment }, async (request) =>
      headOffice.enrol(parseAsk(EnrolmentAsk, request.body)),
    );
    app.post(protocolPaths.challenge, { schema: docs.challenge }, async (request) => {
      const { counter } = parseAsk(asks.ChallengeAsk, request.body);
      return headOffice.challenge(counter);
    });
    app.post(protocolPaths.contacts, { schema: docs.contacts }, async (request) =>
      headOffice.openContact(parseAsk(ContactAsk, request.body)),
    );
    const whole = { schema: docs.batches, bodyLimit: batchLimit };
    app.post(protocolPaths.batches, whole, async (request) => {
      await contactFor(headOffice, request);
      if (!Buffer.isBuffer(request.body)) {
        throw new ProblemError(415, 'MEDIA_TYPE', `send ${packedMediaType}`);
      }
      return headOffice.intake(request.body);
    });
  };
}

const bad = ['REQUEST_INVALID', 'VALUE_NOT_STORABLE'];

const docs = {
  headOffice: describe({
    summary: '总部公钥,登记前核对指纹用',
    tag: '总部',
    access: 'anybody',
    answer: 'HeadOfficeAnswer',
  }),
  enrolment: describe({
    summary: '以一次性码登记终端',
    tag: '终端',
    access: 'anybody',
    body: 'EnrolmentAsk',
    answer: 'EnrolmentAnswer',
    problems: { 400: bad, 403: ['ENROLMENT_REFUSED'] },
  }),
  challenge: describe({
    summary: '取一次性的签名题目,一分钟内有效',
    tag: '终端',
    access: 'anybody',
    body: 'ChallengeAsk',
    answer: 'ChallengeAnswer',
    problems: { 400: bad },
  }),
  contacts: describe({
    summary: '以签名建立联系,取得令牌并比对流水',
    tag: '终端',
    access: 'anybody',
    body: 'ContactAsk',
    answer: 'ContactAnswer',
    problems: { 400: bad, 403: ['CONTACT_REFUSED'] },
  }),
  batches: describe({
    summary: '上送一批流水',
    tag: '终端',
    access: 'counter',
    body: 'packed',
    answer: 'IntakeAnswer',
    problems: {
      403: ['COUNTER_FROZEN'],
      413: ['BATCH_TOO_LARGE'],
      415: ['MEDIA_TYPE'],
      422: [
        'BATCH_UNREADABLE',
        'BATCH_FORGED',
        'CHAIN_BROKEN',
        'COUNTER_UNKNOWN',
        'ERA_UNKNOWN',
        'EPOCH_UNKNOWN',
      ],
    },
  }),
} as const;
