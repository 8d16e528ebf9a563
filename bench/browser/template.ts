import { Entry } from '../../shared/journal/entry.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import { snapshotLine } from '../../test/helpers/head-office-line.ts';
import { testPerson } from '../../test/helpers/people.ts';
import { TestCounter } from '../../test/helpers/test-counter.ts';
import { applicationOf } from './application.ts';

/** What the counter itself made of a sign-in and of an opening: the pattern of every entry of the benchmark. */
export interface Template {
  readonly signIn: Entry;
  readonly opening: Entry;
}

/** 2026-11-23 10:30 in Beijing: when all of the benchmark's days begin. */
export const beganAt = Date.UTC(2026, 10, 23, 2, 30);

/** Has the real store decide both acts, over a disk in memory. */
export async function makeTemplate(counter: string): Promise<Template> {
  const made = new TestCounter({ counter, uplink: snapshotLine(), clock: () => beganAt });
  await made.start();
  const actor = await made.signIn(testPerson('100023', '李雷', 1, beganAt - 1000));
  const id = made.newId();
  const outcome = await made.store.act({
    business: 'account-opening',
    caseId: id,
    actor,
    command: { type: 'SubmitOpening', version: 1, id, data: { application: applicationOf(0) } },
  });
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  const journal = await made.exchange.lines(1, { entries: 2, bytes: 1_000_000 });
  made.stop();
  const [signIn, opening] = (journal?.lines ?? []).map((line) =>
    Entry.parse(JSON.parse(fromUtf8(line))),
  );
  if (signIn === undefined || opening === undefined) throw new Error('the template is not whole');
  return { signIn, opening };
}
