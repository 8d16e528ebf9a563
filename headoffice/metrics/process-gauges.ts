import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * The usual figures of a process, read at the scrape. prom-client's own set watches the event loop and the
 * garbage collector for as long as the process lives, once for every head office that was ever made in it.
 */
export function processGauges(registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => made.set(read()),
    });
  };
  const cpu: Counter = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time used.',
    registers: [registry],
    collect: () => {
      const { user, system } = process.cpuUsage();
      cpu.reset();
      cpu.inc((user + system) / 1e6);
    },
  });
  gauge('process_resident_memory_bytes', 'Memory in use.', () => process.memoryUsage.rss());
  gauge(
    'nodejs_heap_size_used_bytes',
    'Of it, JavaScript values.',
    () => process.memoryUsage().heapUsed,
  );
  gauge('process_uptime_seconds', 'How long this process has run.', () => process.uptime());
}
