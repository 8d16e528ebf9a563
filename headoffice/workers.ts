import { setTimeout as delay } from 'node:timers/promises';
import { eachBranch } from './each-branch.ts';
import type { HeadOffice } from './head-office.ts';
import { laneTopic } from './wakeups.ts';

const lookAgainMs = 2000;
const outboxMs = 500;
const marketMs = 500;
const timerMs = 15_000;

/** The work of head office that nobody asks for: lanes, outbox, market, timer. Ends after the step under way. */
export interface Workers {
  stop(): Promise<void>;
}

export function startWorkers(headOffice: HeadOffice): Workers {
  const { office } = headOffice;
  const stopping = new AbortController();
  const pause = (ms: number): Promise<unknown> =>
    delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  /** A step that fails is told and taken again later: the database may be away for a while. */
  const repeat = async (name: string, step: () => Promise<unknown>): Promise<void> => {
    office.pulse.beat(name);
    while (!stopping.signal.aborted) {
      try {
        await step();
        office.pulse.beat(name);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        office.log({ event: 'worker-failed', worker: name, code });
        await pause(1000);
      }
    }
  };
  const lanes = repeat('lanes', async () => {
    const turn = office.wakeups.turn(laneTopic);
    // One question instead of a look into every branch: a batch of one must not cost the transactions of all.
    const busy = await headOffice.busyBranches();
    await eachBranch(office, busy, (branch) => headOffice.drainLane(branch));
    // Another process may have stored entries without a word to this one.
    await office.wakeups.wait(laneTopic, turn, lookAgainMs);
  });
  const outbox = repeat('outbox', async () => {
    await headOffice.runOutbox();
    await pause(outboxMs);
  });
  const market = repeat('market', async () => {
    await headOffice.runMarket();
    await pause(marketMs);
  });
  const timer = repeat('timer', async () => {
    await headOffice.runTimer();
    await pause(timerMs);
  });
  return {
    async stop() {
      stopping.abort();
      office.wakeups.wake(laneTopic);
      await Promise.all([lanes, outbox, market, timer]);
      office.pulse.stop();
    },
  };
}
