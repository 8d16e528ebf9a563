import type { FastifyPluginAsync } from 'fastify';
import type { HeadOffice } from '../head-office.ts';

/** GET /health: whether the database answers. */
export function healthRoutes({ office }: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.get('/health', async () => {
      await office.db.query('select 1');
      return { status: 'ok', era: office.era };
    });
  };
}
