import { useState } from 'react';
import type { ActOutcome, CaseDetail } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { decideCases, messagesOf } from './decide-cases.ts';

export interface WalkUp {
  readonly busy: boolean;
  /** Why the last try was not recorded. */
  readonly messages: readonly string[];
  readonly start: () => void;
}

/** Approval by a second person at this counter: the shell's panel signs, the decision is recorded on the case. */
export function useWalkUp(
  detail: CaseDetail | null,
  onRecorded: (outcome: ActOutcome) => void,
): WalkUp {
  const counter = useCounter();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const run = async () => {
    const need = detail?.waiting?.needs[0];
    if (busy || detail === null) return;
    if (need === undefined) {
      setMessages(['该业务已不再等待决定。']);
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const given = await decideCases(counter, act, [{ detail, need }]);
      const [first] = given ?? [];
      if (first === undefined) return;
      if (first.outcome.status !== 'failed') onRecorded(first.outcome);
      setMessages(messagesOf(first));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return { busy, messages, start: () => void run() };
}
