import { useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { ActOutcome, CaseDetail } from '../../data/types.ts';
import { type Counter, newId, useCounter } from '../../session/counter.tsx';
import { type ScreenAct, useAct } from '../../session/use-act.ts';
import { wordsOf } from '../../session/words.ts';

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
    if (busy || detail === null) return;
    setBusy(true);
    setMessages([]);
    try {
      const outcome = await decide(counter, act, detail);
      if (outcome === null) return;
      onRecorded(outcome);
      if (outcome.status === 'refused') setMessages(outcome.refusals.map((one) => one.message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return { busy, messages, start: () => void run() };
}

/** Null when the panel was left. */
async function decide(
  counter: Counter,
  act: (ask: ScreenAct) => Promise<ActOutcome>,
  { caseId, business, shown }: CaseDetail,
): Promise<ActOutcome | null> {
  const { request, decisions } = shown;
  const given = decisions.filter((one) => one.decision === 'approve').map((one) => one.need);
  const need = request?.needs.find((one) => !given.includes(one));
  if (request === null || need === undefined) return { status: 'refused', refusals: [notWaiting] };
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
  if (outcome.status === 'cancelled') return null;
  return await act({
    business,
    caseId,
    command: {
      type: 'DecideApproval',
      version: 1,
      id: newId(counter),
      data: { ...outcome.decision },
    },
  });
}

const notWaiting: Refusal = { rule: 'AP-2', message: '该业务已不在等待复核。' };
