import type { FastifyPluginAsync } from 'fastify';

/** GET /openapi.json: every route of head office, for programs and people. */
export function openapiRoutes(): FastifyPluginAsync {
  return async (app) => {
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  };
}
