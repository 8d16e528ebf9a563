import Fastify, { type FastifyInstance } from 'fastify';
import { collectRoutes } from './api/document.ts';
import { isUnstorable } from './db/sql.ts';
import type { HeadOffice } from './head-office.ts';
import { ProblemError, problemBody, problemType } from './problem.ts';
import { clientPasswordRoutes } from './routes/client-passwords.ts';
import { contactRoutes } from './routes/contact.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { identityCheckRoutes } from './routes/identity-checks.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { operatorRoutes } from './routes/operator.ts';
import { pageRoutes } from './routes/page.ts';
import { quoteRoutes } from './routes/quotes.ts';
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
  const { log, metrics, wakeups } = headOffice.office;
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  // An answer sent while stopping would leave its connection open for as long as it is kept alive.
  app.addHook('onSend', async (_request, reply) => {
    if (wakeups.isClosed()) void reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics.request({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
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
  // The document holds the routes that are registered after it.
  void app.register(async (whole) => {
    await collectRoutes(whole);
    void whole.register(healthRoutes(headOffice));
    void whole.register(metricsRoutes(headOffice));
    void whole.register(openapiRoutes());
    void whole.register(pageRoutes());
    void whole.register(contactRoutes(headOffice));
    void whole.register(feedRoutes(headOffice));
    void whole.register(evidenceRoutes(headOffice));
    void whole.register(staffRoutes(headOffice));
    void whole.register(clientPasswordRoutes(headOffice));
    void whole.register(identityCheckRoutes(headOffice));
    void whole.register(quoteRoutes(headOffice));
    void whole.register(operatorRoutes(headOffice));
  });
  return app;
}

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
