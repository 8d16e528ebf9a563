import { useCallback, useMemo } from 'react';
import { registry } from '../../../shared/business/registry.ts';
import { isListed } from '../../business/screens.tsx';
import type { CaseRow, CounterStore } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import { type Read, useRead } from '../../session/use-read.ts';
import { useNow } from '../../ui/use-now.ts';
import { type OpenRow, openStages, type TrayItem, trayItems } from './tray-items.ts';

const everyMs = 15_000;

/** Everything of the branch that waits, as this counter knows it; follows store and clock. */
export function useTray(): Read<readonly TrayItem[]> {
  const { store } = useCounter();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock, everyMs);
  const read = useRead(waitingIn, []);
  return useMemo(
    () =>
      read.status === 'ready'
        ? { status: 'ready', value: trayItems({ ...read.value, now }) }
        : read,
    [read, now],
  );
}

async function waitingIn(store: CounterStore) {
  const [rows, setAside, ...drafts] = await Promise.all([
    store.cases({ stages: openStages }),
    store.setAside(),
    ...registry.all.map(({ name }) => store.drafts(name)),
  ]);
  const listed = rows.filter(({ business }) => isListed(business));
  const cases = await Promise.all(listed.map((row) => withReasons(store, row)));
  return { cases, drafts: drafts.flat(), setAside };
}

/** Lists do not open a case's state; only what was returned is opened, for its reasons. */
async function withReasons(store: CounterStore, row: CaseRow): Promise<OpenRow> {
  const detail = row.stage === 'returned' ? await store.caseById(row.caseId) : null;
  const reasons = detail?.shown.returned?.reasons ?? [];
  return { ...row, reasons: reasons.map(({ message }) => message) };
}
