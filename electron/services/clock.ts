import type { Clock } from './ports.ts';

/** The computer's clock, or one that starts at a given instant and runs on. */
export function clockFrom(start: number | null): Clock {
  if (start === null) return () => Date.now();
  const startedAt = performance.now();
  return () => Math.floor(start + performance.now() - startedAt);
}
