import { useState } from 'react';
import { branchOf } from '../../../shared/values/ids.ts';
import type { CaseDetail } from '../../data/types.ts';
import { type Counter, newId, useCounter } from '../../session/counter.tsx';
import { type SignedIn, useSignedIn } from '../../session/session-store.ts';
import { wordsOf } from '../../session/words.ts';

export interface WalkUp {
  readonly busy: boolean;
  /** Why the last try was not recorded. */
  readonly messages: readonly string[];
  readonly start: () => void;
}

/** Approval by a second person at this counter: the shell's panel signs, the decision is recorded on the case. */
export function useWalkUp(detail: CaseDetail | null): WalkUp {
  const counter = useCounter();
  const signedIn = useSignedIn();
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const run = async () => {
    if (busy || detail === null) return;
    setBusy(true);
    setMessages([]);
    try {
      setMessages(await decide(counter, signedIn, detail));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return { busy, messages, start: () => void run() };
}

/** Empty when the decision was recorded or the panel was left. */
async function decide(
  counter: Counter,
  { actor }: SignedIn,
  { caseId, business, shown }: CaseDetail,
): Promise<readonly string[]> {
  const { request, decisions } = shown;
  const given = decisions.filter((one) => one.decision === 'approve').map((one) => one.need);
  const need = request?.needs.find((one) => !given.includes(one));
  if (request === null || need === undefined) return ['该业务已不在等待复核。'];
  const { command, maker, expiresAt } = request;
  const branch = branchOf(counter.info.counter.counter);
  const outcome = await counter.bridge.staffKeys.approve({
    branch,
    business,
    caseId,
    command,
    need,
    maker,
    expiresAt,
  });
  if (outcome.status === 'cancelled') return [];
  const recorded = await counter.store.act({
    business,
    caseId,
    actor,
    command: {
      type: 'DecideApproval',
      version: 1,
      id: newId(counter),
      data: { ...outcome.decision },
    },
  });
  return recorded.status === 'refused' ? recorded.refusals.map((one) => one.message) : [];
}
