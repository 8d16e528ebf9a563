import { Fault } from '../../shared/errors.ts';
import { loadEditions } from './load-editions.ts';
import { keepFindings } from './findings.ts';
import type { OpenStore } from './open-store.ts';
import { catchUp } from './rebuild.ts';
import { repairFeed } from './repair-feed.ts';
import { repairJournal } from './repair-journal.ts';

/**
 * Makes index and logs agree before a turn begins: after an answer of the shell was lost the logs are asked
 * again (was it recorded?), after IndexedDB failed what it lacks is replayed. Usually there is nothing to do.
 *
 * @throws Fault JOURNAL_STOPPED when the index cannot follow, or the shell's
 */
export async function settle(store: OpenStore): Promise<void> {
  if (store.uncertain) {
    const { journalLog } = store.tools.bridge;
    store.lease = (await journalLog.acquire()).lease;
    const found = await repairJournal(store, await journalLog.open());
    store.log.head = found.head;
    store.halted ??= found.findings.find(({ stops }) => stops)?.message ?? null;
    await keepFindings(store, [...found.findings, ...(await repairFeed(store))]);
    store.uncertain = false;
  }
  const { log, index } = store;
  const isBehind =
    index.head.seq < log.head.seq || (index.feed?.place ?? 0) < (log.feed?.place ?? 0);
  if (!isBehind || store.halted !== null) return;
  try {
    await catchUp(store, () => {});
    await loadEditions(store);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('JOURNAL_STOPPED', 'the index does not follow its logs', { cause });
  }
}
