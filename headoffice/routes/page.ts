import type { FastifyPluginAsync } from 'fastify';

export function pageRoutes(): FastifyPluginAsync {
  return async () => undefined;
}
