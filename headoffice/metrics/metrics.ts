import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Verdict } from '../../shared/feed/item.ts';
import type { IntakeAnswer } from '../../shared/sync/answers.ts';
import { type DatabaseFigures, databaseGauges } from './database-gauges.ts';
import { processGauges } from './process-gauges.ts';

/**
 * What head office counts about itself, in a registry of its own: two in one process do not meet. Labels are
 * codes, routes and branches, never anything about a person.
 */
export interface Metrics {
  intake(answer: IntakeAnswer['status'] | 'refused', entries: number): void;
  decided(verdict: Verdict['status']): void;
  pagesCut(count: number): void;
  /** Counts a long poll while it waits. */
  waiting<T>(wait: Promise<T>): Promise<T>;
  request(of: {
    readonly method: string;
    /** As registered, with its parameters' names: `/v1/operator/counters/:counter/freeze`. */
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  readonly contentType: string;
  /** The text of a scrape. */
  text(figures: DatabaseFigures): Promise<string>;
}

/** A long poll takes up to a minute; everything else should be well under a second. */
const requestBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const batches = new Counter({
    name: 'guitai_intake_batches_total',
    help: 'Batches of counters by answer.',
    labelNames: ['answer'],
    registers,
  });
  const entries = new Counter({
    name: 'guitai_intake_entries_total',
    help: 'Entries in them: those stored, or all of the batch when it was answered otherwise.',
    labelNames: ['answer'],
    registers,
  });
  const decided = new Counter({
    name: 'guitai_lane_decided_total',
    help: 'Entries decided, by verdict.',
    labelNames: ['verdict'],
    registers,
  });
  const pages = new Counter({
    name: 'guitai_feed_pages_cut_total',
    help: 'Pages of feeds cut and signed.',
    registers,
  });
  const polls = new Gauge({
    name: 'guitai_feed_polls_waiting',
    help: 'Long polls that wait for a page.',
    registers,
  });
  const requests = new Histogram({
    name: 'guitai_http_request_seconds',
    help: 'How long requests took, by route; a long poll with its wait.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const showDatabase = databaseGauges(registry);
  processGauges(registry);
  return {
    intake(answer, count) {
      batches.inc({ answer });
      entries.inc({ answer }, count);
    },
    decided: (verdict) => decided.inc({ verdict }),
    pagesCut: (count) => pages.inc(count),
    async waiting(wait) {
      polls.inc();
      try {
        return await wait;
      } finally {
        polls.dec();
      }
    },
    request: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status }, seconds),
    contentType: registry.contentType,
    text(figures) {
      showDatabase(figures);
      return registry.metrics();
    },
  };
}
