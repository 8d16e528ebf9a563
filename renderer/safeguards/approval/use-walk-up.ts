import { useState } from 'react';
import type { ActOutcome, CaseDetail, CounterStore } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';
import { decideCases, messagesOf } from './decide-cases.ts';
import { reviewCase } from './inbox-rows.ts';
import { type BusinessReview, lookOf } from './review.ts';
import { visitRows } from './was-visited.ts';

export interface WalkUp {
  readonly busy: boolean;
  /** Why the last try was not recorded. */
  readonly messages: readonly string[];
  readonly start: () => void;
}

/**
 * Approval by a second person at this counter: the shell's panel signs, the decision is recorded on the case. `review`:
 * what the person is to look at before; absent for a business whose words say all.
 */
export function useWalkUp(
  detail: CaseDetail | null,
  onRecorded: (outcome: ActOutcome) => void,
  review?: BusinessReview,
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
      const look = review === undefined ? null : await lookAt(counter.store, review, detail);
      const deciding = { detail, need, ...(look === null ? {} : { look }) };
      const given = await decideCases(counter, act, [deciding]);
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

async function lookAt(store: CounterStore, review: BusinessReview, detail: CaseDetail) {
  const { review: found } = await reviewCase(store, review, detail, await visitRows(store));
  return lookOf(found, found.ticks);
}
