import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import {
  type HeadOfficeAnswer,
  packedMediaType,
  protocolPaths,
} from '../../shared/sync/contact.ts';
import { ContactAsk, EnrolmentAsk } from '../../shared/sync/contact.ts';
import { CounterId } from '../../shared/values/ids.ts';
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
    app.get(protocolPaths.headOffice, async (): Promise<HeadOfficeAnswer> => ({
      headOfficeKey: headOffice.publicKey,
    }));
    app.post(protocolPaths.enrolment, async (request) =>
      headOffice.enrol(parseAsk(EnrolmentAsk, request.body)),
    );
    app.post(protocolPaths.challenge, async (request) => {
      const { counter } = parseAsk(z.object({ counter: CounterId }), request.body);
      return headOffice.challenge(counter);
    });
    app.post(protocolPaths.contacts, async (request) =>
      headOffice.openContact(parseAsk(ContactAsk, request.body)),
    );
    app.post(protocolPaths.batches, { bodyLimit: batchLimit }, async (request) => {
      await contactFor(headOffice, request);
      if (!Buffer.isBuffer(request.body)) {
        throw new ProblemError(415, 'MEDIA_TYPE', `send ${packedMediaType}`);
      }
      return headOffice.intake(request.body);
    });
  };
}
