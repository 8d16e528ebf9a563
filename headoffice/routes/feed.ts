import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { packedMediaType, protocolPaths } from '../../shared/sync/contact.ts';
import type { HeadOffice } from '../head-office.ts';
import { contactFor, parseAsk } from './request.ts';

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const FeedQuery = z.object({
  after: place,
  waitMs: z.coerce.number().int().min(0).max(60_000).default(0),
  seq: place,
});
const SegmentPath = z.object({ place, index: place });

/** The feed, and the snapshot a new counter starts from. */
export function feedRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.get(protocolPaths.feed, async (request, reply) => {
      const contact = await contactFor(headOffice, request);
      const { after, waitMs, seq } = parseAsk(FeedQuery, request.query);
      return headOffice.feedAfter(
        contact,
        { after, waitMs, headSeq: seq },
        () => reply.raw.destroyed,
      );
    });
    app.get(protocolPaths.snapshot, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return headOffice.snapshot(counter.branch);
    });
    app.get('/v1/snapshots/:place/segments/:index', async (request, reply) => {
      const { counter } = await contactFor(headOffice, request);
      const { place, index } = parseAsk(SegmentPath, request.params);
      const bytes = await headOffice.snapshotSegment(counter.branch, place, index);
      return reply.type(packedMediaType).send(Buffer.from(bytes));
    });
  };
}
