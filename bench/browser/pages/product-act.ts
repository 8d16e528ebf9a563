import { liveQuery } from 'dexie';
import { counterParts, randomBytes } from '../../../renderer/app/counter-parts.ts';
import type { CounterStore } from '../../../renderer/data/types.ts';
import type { Bridge } from '../../../shared/bridge/index.ts';
import type { Actor } from '../../../shared/journal/entry.ts';
import { uuidV7 } from '../../../shared/values/ids.ts';
import { applicationOf, firstMeasured } from '../application.ts';
import type { Runner } from './rounds.ts';

/** When the append of the act under way was asked for and answered, by this page's clock. */
interface AppendTimes {
  askedAt: number;
  answeredAt: number;
}

/** The counter's own store over the host's bridge, and what one act of it costs. */
export interface ProductUnderTest {
  /** Name of its index. */
  readonly database: string;
  /** One opening, from the call to its answer and to what a screen sees. */
  readonly act: Runner;
  /** A call that does nothing at the shell. */
  readonly roundTrip: Runner;
}

/** Connects and starts as renderer/app/start-counter.ts does. */
export async function startProduct(actor: Actor): Promise<ProductUnderTest> {
  const times: AppendTimes = { askedAt: 0, answeredAt: 0 };
  const bridge = timed(await counterParts.connect(), times);
  const { store } = counterParts.open(bridge);
  const { findings } = await store.start(() => {});
  const { installation } = await bridge.journalLog.open();
  const stop = findings.find(({ stops }) => stops);
  if (stop !== undefined) throw new Error(stop.message);
  return {
    database: `guitai-${installation}`,
    act: (round) => actOnce(store, actor, firstMeasured + round, times),
    async roundTrip() {
      const asked = performance.now();
      await bridge.system.info();
      return { 'bridge round trip': performance.now() - asked };
    },
  };
}

async function actOnce(
  store: CounterStore,
  actor: Actor,
  n: number,
  times: AppendTimes,
): Promise<Readonly<Record<string, number>>> {
  const id = uuidV7(store.now(), randomBytes);
  const following = await followCase(store, id);
  const began = performance.now();
  const outcome = await store.act({
    business: 'account-opening',
    caseId: id,
    actor,
    command: { type: 'SubmitOpening', version: 1, id, data: { application: applicationOf(n) } },
  });
  const doneAt = performance.now();
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  const shownAt = await following.seen;
  return {
    'accepted (fsync answered)': times.answeredAt - began,
    shown: shownAt - began,
    'of it: until the append': times.askedAt - began,
    'of it: the append': times.answeredAt - times.askedAt,
    'of it: the index': doneAt - times.answeredAt,
    'of it: the live query': shownAt - doneAt,
  };
}

/** Follows a case as the form's screen does. Returns once the query has found nothing; `seen` is when it finds it. */
async function followCase(
  store: CounterStore,
  caseId: string,
): Promise<{ readonly seen: Promise<number> }> {
  let see: (at: number) => void = () => undefined;
  const seen = new Promise<number>((resolve) => {
    see = resolve;
  });
  await new Promise<void>((ready, failed) => {
    const following = liveQuery(() => store.caseById(caseId)).subscribe({
      next(found) {
        if (found === null) return ready();
        see(performance.now());
        following.unsubscribe();
      },
      error: failed,
    });
  });
  return { seen };
}

/** The same bridge, whose appends to the journal log are timed. */
function timed(bridge: Bridge, times: AppendTimes): Bridge {
  const { journalLog } = bridge;
  return {
    ...bridge,
    journalLog: {
      ...journalLog,
      async append(...given) {
        times.askedAt = performance.now();
        await journalLog.append(...given);
        times.answeredAt = performance.now();
      },
    },
  };
}
