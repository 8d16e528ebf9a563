import { Readable } from 'node:stream';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HashHex } from '../../shared/journal/entry.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { EvidenceStatusAsk } from '../../shared/sync/evidence.ts';
import { describe } from '../api/describe.ts';
import type { OfficeEvidence } from '../evidence/evidence.ts';
import type { HeadOffice } from '../head-office.ts';
import { ProblemError } from '../problem.ts';
import { contactFor, parseAsk } from './request.ts';

const partType = 'application/offset+octet-stream';
const EvidencePath = z.object({ digest: HashHex });
const UploadPath = z.object({ upload: z.string().regex(/^[0-9a-f]{32}$/) });

/** Evidence of counters: uploads by tus 1.0, what is held, and the pieces themselves. */
export function evidenceRoutes(headOffice: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    // The parts of an upload are streamed into the sealed file, not read here.
    app.addContentTypeParser(partType, (_request, _payload, done) => done(null));
    const underWay = new Set<FastifyReply>();
    // An upload goes on where it was: a stop does not wait for a slow line.
    app.addHook('preClose', async () => {
      for (const reply of underWay) reply.raw.destroy();
    });
    const upload = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const contact = await contactFor(headOffice, request);
      const evidence = evidenceOf(headOffice);
      await evidence.needFolder();
      reply.hijack();
      reply.raw.setHeader('cache-control', 'no-store');
      underWay.add(reply);
      try {
        await evidence.uploads.handle(contact, request.raw, reply.raw);
      } finally {
        underWay.delete(reply);
      }
    };
    const path = protocolPaths.evidenceUploads;
    app.post(path, { schema: docs.begin }, upload);
    app.options(path, { schema: docs.able }, upload);
    app.head(`${path}/:upload`, { schema: docs.place }, upload);
    app.patch(`${path}/:upload`, { schema: docs.part }, upload);

    app.post(protocolPaths.evidenceStatus, { schema: docs.status }, async (request) => {
      const { counter } = await contactFor(headOffice, request);
      const ask = parseAsk(EvidenceStatusAsk, request.body);
      return { held: await evidenceOf(headOffice).status(counter, ask) };
    });
    app.get(protocolPaths.evidence(':digest'), { schema: docs.piece }, async (request, reply) => {
      const { counter } = await contactFor(headOffice, request);
      const { digest } = parseAsk(EvidencePath, request.params);
      const piece = await evidenceOf(headOffice).read(counter, digest);
      if (piece === null) throw new ProblemError(404, 'EVIDENCE_UNKNOWN', 'no such piece');
      // Never as what it is: a paper is a page, and a page of head office's address could run.
      return reply
        .type('application/octet-stream')
        .header('content-length', piece.bytes)
        .header('x-content-type-options', 'nosniff')
        .send(Readable.from(piece.parts));
    });
  };
}

function evidenceOf({ evidence }: HeadOffice): OfficeEvidence {
  if (evidence !== null) return evidence;
  throw new ProblemError(503, 'EVIDENCE_OFF', 'this head office has no evidence folder');
}

const off = { 503: ['EVIDENCE_OFF', 'EVIDENCE_FOLDER_GONE'] };
const counter = { tag: '终端', access: 'counter' } as const;

const docs = {
  begin: describe({
    ...counter,
    summary: '开始上传一份材料(tus 1.0 creation)',
    answer: null,
    problems: { 400: ['METADATA_INVALID'], 413: ['TOO_LARGE'], ...off },
  }),
  able: describe({ ...counter, summary: '上传协议的能力(tus 1.0)', answer: null, problems: off }),
  place: describe({
    ...counter,
    summary: '查询一次上传已收到的位置(tus 1.0)',
    params: UploadPath,
    answer: null,
    problems: { 404: ['UPLOAD_UNKNOWN'], ...off },
  }),
  part: describe({
    ...counter,
    summary: '上传材料的一部分,收齐后核对摘要(tus 1.0)',
    params: UploadPath,
    answer: null,
    problems: {
      404: ['UPLOAD_UNKNOWN'],
      409: ['OFFSET_CONFLICT'],
      422: ['EVIDENCE_MISMATCH'],
      ...off,
    },
  }),
  status: describe({
    ...counter,
    summary: '查询总部已存有哪些材料,可要求逐字节核对',
    body: 'EvidenceStatusAsk',
    answer: 'EvidenceStatus',
    problems: { 400: ['REQUEST_INVALID'], ...off },
  }),
  piece: describe({
    ...counter,
    summary: '取一份本营业部的材料',
    params: EvidencePath,
    answer: { media: ['application/octet-stream'] },
    problems: { 400: ['REQUEST_INVALID'], 404: ['EVIDENCE_UNKNOWN'], ...off },
  }),
} as const;
