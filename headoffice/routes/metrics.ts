import type { FastifyPluginAsync } from 'fastify';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { readDatabaseFigures } from '../metrics/database-gauges.ts';
import { checkOperator } from '../operator/tokens.ts';
import { bearerOf } from './request.ts';

/** GET /metrics, for Prometheus with an operator's token. */
export function metricsRoutes({ office }: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.get(
      '/metrics',
      {
        schema: describe({
          summary: 'Prometheus 指标',
          tag: '运行',
          access: 'operator',
          answer: { media: ['text/plain'] },
        }),
      },
      async (request, reply) => {
        await checkOperator(office, bearerOf(request));
        const text = await office.metrics.text(
          await readDatabaseFigures(office.db, office.clock()),
        );
        return reply.type(office.metrics.contentType).send(text);
      },
    );
  };
}
