import { useEffect, useRef, useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import type { CaseDetail } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import { useRead } from '../../session/use-read.ts';
import { waitingRows } from './inbox-rows.ts';

/** What somebody elsewhere decided on a case of the person signed in. */
export interface Decided {
  readonly caseId: string;
  readonly business: string;
  readonly serial: string;
  readonly words: string;
}

/**
 * Cases this person submitted that stopped waiting because of a decision given elsewhere, newest first. What was
 * decided beside them, at their own session, they have seen.
 */
export function useDecided(staff: string): {
  readonly decided: readonly Decided[];
  readonly forget: (caseId: string) => void;
} {
  const { store } = useCounter();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const waiting = useRef<ReadonlySet<string>>(new Set());
  const read = useRead(
    async (store) =>
      (await waitingRows(store)).flatMap((row) => (row.maker === staff ? [row.caseId] : [])),
    [staff],
  );
  useEffect(() => {
    if (read.status !== 'ready') return;
    const now = new Set(read.value);
    const settled = [...waiting.current].filter((caseId) => !now.has(caseId));
    waiting.current = now;
    const look = async () => {
      const details = await Promise.all(settled.map((caseId) => store.caseById(caseId)));
      const found = details.flatMap((detail) => (detail === null ? [] : (decidedOf(detail) ?? [])));
      if (found.length > 0) setDecided((before) => [...found, ...before]);
    };
    // What cannot be read now is in the lists all the same.
    if (settled.length > 0) look().catch(() => undefined);
  }, [read, store]);
  return {
    decided,
    forget: (caseId) => setDecided((before) => before.filter((one) => one.caseId !== caseId)),
  };
}

function decidedOf({ caseId, business, serial, shown }: CaseDetail): Decided | null {
  const last = shown.decisions.at(-1);
  if (last === undefined || last.way === 'walk-up') return null;
  const need = needWords[last.need];
  const words =
    last.decision === 'approve'
      ? `已由${last.name}${need}通过`
      : last.decision === 'refuse'
        ? `被${last.name}退回:${last.comment}`
        : `${need}时限已过,已退回`;
  return { caseId, business, serial, words };
}
