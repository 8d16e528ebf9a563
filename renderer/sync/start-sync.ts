import { createEngine, type EngineTools, type Step } from './engine.ts';
import { useSyncStatus } from './status.ts';

/** How long a pull waits at head office for something new. */
// Shorter than an order's lease: the time token of a quiet counter is young enough for the next order.
const longPollMs = 15_000;
const shortestMs = 1000;
const longestMs = 60_000;

/** Timer and chance, so that a test need not wait. */
export interface SyncTools extends Omit<EngineTools, 'report'> {
  after(ms: number, then: () => void): () => void;
  /** 0 ≤ x < 1. */
  random(): number;
}

/**
 * Exchanges with head office from now on: sends at once after every act while there is a line, pulls beside
 * it, backs off from one second to a minute while there is none. Gives how to stop.
 */
export function startSync(tools: SyncTools): () => void {
  const { exchange, bridge } = tools;
  const report: EngineTools['report'] = (change) => useSyncStatus.setState(change);
  const engine = createEngine({ ...tools, report });
  let isStopped = false;
  const pushBell = bell(tools);
  const pullBell = bell(tools);

  /** A step that fails for a reason of this program's own is told, and tried again like a bad line. */
  const calm = async (step: () => Promise<Step>): Promise<Step> => {
    try {
      return await step();
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      const reason = `与总部交换数据时本机出错(${name}),稍后自动重试。已受理的业务不受影响。`;
      report({ line: { kind: 'offline', since: exchange.now(), reason } });
      return 'failed';
    }
  };

  const pushes = async (): Promise<void> => {
    for (let failures = 0; !isStopped;) {
      const step = await calm(() => engine.pushOnce());
      failures = step === 'failed' ? failures + 1 : 0;
      if (step === 'moved') {
        pullBell.ring();
        continue;
      }
      await pushBell.wait(pauseMs(step, failures, tools.random()));
    }
  };
  const pulls = async (): Promise<void> => {
    for (let failures = 0; !isStopped;) {
      const step = await calm(() => engine.pullOnce(longPollMs));
      const wasDown = failures > 0;
      failures = step === 'failed' ? failures + 1 : 0;
      if (step === 'moved' || step === 'idle') {
        // The line is back: what waits must not go on resting until the push would try it again by itself.
        if (wasDown) pushBell.ring();
        continue;
      }
      // Only the push opens contacts, and only there are the heads compared.
      if (step === 'no-contact') pushBell.ring();
      await pullBell.wait(pauseMs(step, failures, tools.random()));
    }
  };

  const stopHearing = exchange.onAct(() => {
    engine.tell();
    pushBell.ring();
  });
  void pushes();
  void pulls();
  return () => {
    isStopped = true;
    stopHearing();
    pushBell.ring();
    pullBell.ring();
    void bridge.uplink.interrupt();
  };
}

/** How long a loop rests after a step; a bell cuts it short. Doubles with each failure in a row, with a random half. */
function pauseMs(step: Step, failures: number, chance: number): number {
  if (step === 'failed') {
    const full = Math.min(longestMs, shortestMs * 2 ** failures);
    return Math.max(shortestMs, full * (0.5 + chance / 2));
  }
  return longestMs;
}

/** A rest that can be ended early; a ring while nobody rests ends the next rest at once. */
function bell({ after }: Pick<SyncTools, 'after'>) {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    ring(): void {
      if (wake === null) rung = true;
      else wake();
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((done) => {
          const cancel = after(ms, done);
          wake = () => {
            cancel();
            done();
          };
        });
      }
      wake = null;
      rung = false;
    },
  };
}
