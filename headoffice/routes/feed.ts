import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { packedMediaType, protocolPaths } from '../../shared/sync/contact.ts';
import { describe } from '../api/describe.ts';
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
    app.get(protocolPaths.feed, { schema: docs.feed }, async (request, reply) => {
      const contact = await contactFor(headOffice, request);
      const { after, waitMs, seq } = parseAsk(FeedQuery, request.query);
      return headOffice.feedAfter(
        contact,
        { after, waitMs, headSeq: seq },
        () => reply.raw.destroyed,
      );
    });
    app.get(protocolPaths.snapshot, { schema: docs.snapshot }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      return headOffice.snapshot(counter.branch);
    });
    const segment = { schema: docs.segment };
    app.get('/v1/snapshots/:place/segments/:index', segment, async (request, reply) => {
      const { counter } = await contactFor(headOffice, request);
      const { place, index } = parseAsk(SegmentPath, request.params);
      const bytes = await headOffice.snapshotSegment(counter.branch, place, index);
      return reply.type(packedMediaType).send(Buffer.from(bytes));
    });
  };
}

const docs = {
  feed: describe({
    summary: '取总部下发;没有时最多等 waitMs 毫秒',
    tag: '终端',
    access: 'counter',
    query: FeedQuery,
    answer: 'FeedAnswer',
    problems: { 400: ['REQUEST_INVALID'], 409: ['FEED_PLACE_UNKNOWN'] },
  }),
  snapshot: describe({
    summary: '取本营业部的数据快照清单',
    tag: '终端',
    access: 'counter',
    answer: 'SignedManifest',
  }),
  segment: describe({
    summary: '取快照的一段',
    tag: '终端',
    access: 'counter',
    params: SegmentPath,
    answer: { media: [packedMediaType] },
    problems: { 400: ['REQUEST_INVALID'], 404: ['SNAPSHOT_GONE'] },
  }),
} as const;
