import { useCallback, useMemo } from 'react';
import { registry } from '../../../shared/business/registry.ts';
import { mendingText } from '../../business/return-words.ts';
import { ofTheFrame } from '../../business/screens.tsx';
import type { CaseRow, CounterStore } from '../../data/types.ts';
import { useRights } from '../../safeguards/approval/read-rights.ts';
import { useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import { type Read, useRead } from '../../session/use-read.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { useNotices } from '../../system/use-notices.ts';
import { useNow } from '../../ui/use-now.ts';
import { type OpenRow, openStages } from './tray-case.ts';
import type { TrayItem } from './tray-item.ts';
import { trayItems } from './tray-items.ts';

const everyMs = 15_000;

/** Everything of the branch that waits, as this counter knows it and as it concerns who is signed in. */
export function useTray(): Read<readonly TrayItem[]> {
  const { store } = useCounter();
  const { actor, authorityUntil } = useSignedIn();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock, everyMs);
  const isOnline = useSyncStatus(
    ({ line }) => line.kind === 'online' || line.kind === 'exchanging',
  );
  const read = useRead(waitingIn, []);
  // A new day brings other rule editions into question.
  const aside = useRead((from) => from.setAside(), [store.businessDate()]);
  const rights = useRights();
  const notices = useNotices();
  return useMemo(() => {
    if (read.status !== 'ready') return read;
    if (aside.status === 'failed') return aside;
    // What is not read yet adds nothing; what fails says so where it is shown in full.
    const waits = {
      ...read.value,
      setAside: aside.status === 'ready' ? aside.value : [],
      notices: notices.status === 'ready' ? notices.value : [],
    };
    const moment = {
      staff: actor.staff,
      authorityUntil,
      rights: rights.status === 'ready' ? rights.value : null,
      isOnline,
      now,
    };
    return { status: 'ready', value: trayItems(waits, moment) };
  }, [read, aside, rights, notices, actor.staff, authorityUntil, isOnline, now]);
}

async function waitingIn(store: CounterStore) {
  const [rows, ...drafts] = await Promise.all([
    store.cases({ except: ofTheFrame, stages: openStages }),
    ...registry.all.map(({ name }) => store.drafts(name)),
  ]);
  const cases = await Promise.all(rows.map((row) => withReasons(store, row)));
  return { cases, drafts: drafts.flat() };
}

/** Lists do not open a case's state; only what was returned is opened, for its reasons. */
async function withReasons(store: CounterStore, row: CaseRow): Promise<OpenRow> {
  const detail = row.stage === 'returned' ? await store.caseById(row.caseId) : null;
  const reasons = detail?.shown.returned?.reasons ?? [];
  const mending = detail === null ? '' : mendingText(detail.shown);
  return { ...row, reasons: reasons.map(({ message }) => message), mending };
}
