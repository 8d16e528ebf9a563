import { useState } from 'react';
import type { Command } from '../../../shared/journal/entry.ts';
import type { CaseDetail } from '../../data/types.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import type { Recorded } from './recorded.ts';

/** Runs one command on an order's case, once however often it is asked for; says why it was refused. */
export function useOrderAct(
  { business, caseId }: Pick<CaseDetail, 'business' | 'caseId'>,
  onRecorded: (recorded: Recorded) => void,
): {
  readonly busy: boolean;
  readonly messages: readonly string[];
  readonly run: (type: string, data: Command['data']) => Promise<void>;
} {
  const counter = useCounter();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const run = async (type: string, data: Command['data']) => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    try {
      const command = { type, version: 1, id: newId(counter), data };
      const outcome = await act({ business, caseId, command });
      if (outcome.status === 'recorded') onRecorded(outcome);
      else setMessages(outcome.refusals.map((one) => one.message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return { busy, messages, run };
}
