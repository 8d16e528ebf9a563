/** A step of a worker takes far less; one that fails again and again never finishes. */
const lateMs = 60_000;

/** Whether the workers of this process are getting on: each says so after every step that went well. */
export interface Pulse {
  beat(worker: string): void;
  /** The workers have ended on purpose. */
  stop(): void;
  /** Workers of this process; none where another process does the work. */
  workers(): readonly string[];
  /** Workers without a step that went well for a minute. */
  late(): readonly string[];
}

/** By a clock that only runs forward: the wall's may be set, or be a demonstration's. */
export function createPulse(now: () => number = () => performance.now()): Pulse {
  const beats = new Map<string, number>();
  return {
    beat: (worker) => void beats.set(worker, now()),
    stop: () => beats.clear(),
    workers: () => [...beats.keys()],
    late: () => [...beats].filter(([, at]) => now() - at > lateMs).map(([worker]) => worker),
  };
}
