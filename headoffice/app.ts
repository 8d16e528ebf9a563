import Fastify, { type FastifyInstance } from 'fastify';
import { isUnstorable } from './db/sql.ts';
import type { HeadOffice } from './head-office.ts';
import { ProblemError, problemBody } from './problem.ts';
import { contactRoutes } from './routes/contact.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { operatorRoutes } from './routes/operator.ts';
import { staffRoutes } from './routes/staff.ts';

/** JSON asks are small; batches have a limit of their own. */
const bodyLimit = 1024 * 1024;

/** Head office over HTTP; every error is problem+json, and nothing is cached anywhere. */
export function buildApp(headOffice: HeadOffice): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit,
    // A stop must not wait for a keep-alive nobody uses.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const { log, wakeups } = headOffice.office;
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  // An answer sent while stopping would leave its connection open for as long as it is kept alive.
  app.addHook('onSend', async (_request, reply) => {
    if (wakeups.isClosed()) void reply.header('connection', 'close');
  });
  // Waiting long polls end at once, so that close() does not wait for them.
  app.addHook('preClose', async () => wakeups.close());
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type(problemType)
      .send(problemBody(404, 'NOT_FOUND', 'no such resource')),
  );
  app.setErrorHandler((error, request, reply) => {
    const { status, code, detail } = problemOf(error);
    if (status >= 500) {
      // The message may hold personal data (a key the database refuses, say); name and place do not.
      const name = error instanceof Error ? error.name : 'unknown';
      log({ event: 'request-failed', route: request.routeOptions.url ?? '', error: name });
    }
    return reply
      .code(status)
      .type(problemType)
      .send(problemBody(status, code, detail));
  });
  void app.register(healthRoutes(headOffice));
  void app.register(contactRoutes(headOffice));
  void app.register(feedRoutes(headOffice));
  void app.register(staffRoutes(headOffice));
  void app.register(operatorRoutes(headOffice));
  return app;
}

const problemType = 'application/problem+json; charset=utf-8';

function problemOf(error: unknown): {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
} {
  if (error instanceof ProblemError) {
    return { status: error.status, code: error.code, detail: error.message };
  }
  if (isUnstorable(error)) {
    return { status: 400, code: 'VALUE_NOT_STORABLE', detail: 'a text holds U+0000' };
  }
  if (error instanceof Error && 'statusCode' in error && 'code' in error) {
    const status = Number(error.statusCode);
    if (status >= 400 && status < 500) {
      return {
        status,
        code: String(error.code).replace(/^FST_(ERR_)?/, ''),
        detail: error.message,
      };
    }
  }
  return { status: 500, code: 'INTERNAL', detail: 'head office failed; ask again later' };
}
