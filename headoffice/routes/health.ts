import type { FastifyPluginAsync } from 'fastify';
import { describe } from '../api/describe.ts';
import type { HeadOffice } from '../head-office.ts';
import { readiness } from '../readiness.ts';
import { problemBody, problemType } from '../problem.ts';

/** Whether this process lives, and whether it can do its work. */
export function healthRoutes({ office }: HeadOffice): FastifyPluginAsync {
  return async (app) => {
    app.get(
      '/health',
      {
        schema: describe({ summary: '进程存活', tag: '运行', access: 'anybody', answer: 'Health' }),
      },
      async () => ({ status: 'ok', era: office.era }),
    );
    app.get(
      '/health/ready',
      {
        schema: describe({
          summary: '能否工作:数据库、迁移、锁、后台任务',
          tag: '运行',
          access: 'anybody',
          answer: 'Readiness',
          problems: { 503: ['NOT_READY'] },
        }),
      },
      async (_request, reply) => {
        const checks = await readiness(office);
        const failed = Object.entries(checks).filter(([, state]) => state === 'failed');
        if (failed.length === 0) return { status: 'ready', era: office.era, checks };
        const detail = `failed: ${failed.map(([name]) => name).join(', ')}`;
        return reply
          .code(503)
          .type(problemType)
          .send({ ...problemBody(503, 'NOT_READY', detail), checks });
      },
    );
  };
}
