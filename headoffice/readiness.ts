import { setTimeout as delay } from 'node:timers/promises';
import { isMigrated } from './db/migrate.ts';
import { stuckLocks } from './db/locks.ts';
import type { Office } from './office.ts';

/** none: this process has no workers, another one does their work. */
type CheckState = 'ok' | 'failed' | 'none';

/** What must hold for a process of head office to be given work. */
type Checks = Readonly<Record<'database' | 'migrations' | 'locks' | 'workers', CheckState>>;

/** Whoever asks must have an answer, also from a database that hangs. */
const patienceMs = 3000;

export async function readiness(office: Office): Promise<Checks> {
  const { db, pulse } = office;
  const workers =
    pulse.workers().length === 0 ? 'none' : pulse.late().length === 0 ? 'ok' : 'failed';
  const database = await holds(async () => (await db.query('select 1')).length === 1);
  // One question that hangs is enough.
  if (database === 'failed') {
    return { database, migrations: 'failed', locks: 'failed', workers };
  }
  const migrations = await holds(() => isMigrated(db));
  const locks = await holds(async () => (await stuckLocks(db)) === 0);
  return { database, migrations, locks, workers };
}

async function holds(check: () => Promise<boolean>): Promise<CheckState> {
  const patience = new AbortController();
  try {
    const late = delay(patienceMs, false, { signal: patience.signal, ref: false });
    return (await Promise.race([check(), late])) ? 'ok' : 'failed';
  } catch {
    // Whatever it was: the answer is that it does not hold, and the log of the request that needed it says why.
    return 'failed';
  } finally {
    patience.abort();
  }
}
