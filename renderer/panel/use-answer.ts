import { useState } from 'react';
import type { PanelAnswer, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { Fault, faultText } from '../../shared/errors.ts';

/** What is wrong, by field; `''` is about the whole. */
export type Faults = Readonly<Record<string, string>>;

export interface Answering {
  readonly busy: boolean;
  readonly faults: Faults;
  /** Shows what the page itself finds wrong. */
  readonly refuse: (faults: Faults) => void;
  readonly send: (answer: PanelAnswer) => Promise<void>;
}

/** Sends answers to the shell, one at a time, and keeps what it says is wrong. */
export function useAnswer(channel: PanelChannel, onDone: () => void): Answering {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const send = async (answer: PanelAnswer): Promise<void> => {
    if (busy && answer.kind !== 'cancel') return;
    setBusy(true);
    setFaults({});
    try {
      const reply = await channel.answer(answer);
      if (reply.status === 'done') onDone();
      else setFaults({ [reply.field ?? '']: reply.message });
    } catch (error) {
      setFaults({ '': wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, faults, refuse: setFaults, send };
}

/** What staff read when the shell could not answer. */
export function wordsOf(error: unknown): string {
  return error instanceof Fault ? faultText(error.code) : faultText('BRIDGE_REFUSED');
}
