import { useState } from 'react';
import type { PanelAnswer, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { Fault, faultText } from '../../shared/errors.ts';

/** What is wrong, by field; `''` is about the whole. */
export type Faults = Readonly<Record<string, string>>;

export interface Answering {
  readonly busy: boolean;
  readonly faults: Faults;
  /** Until when nothing more is taken of the person who was refused, by this page's own clock; null when nothing waits. */
  readonly waitUntil: number | null;
  /** Shows what the page itself finds wrong. */
  readonly refuse: (faults: Faults) => void;
  readonly send: (answer: PanelAnswer) => Promise<void>;
}

interface Wrong {
  readonly faults: Faults;
  readonly waitUntil: number | null;
}

const nothing: Wrong = { faults: {}, waitUntil: null };

/** Sends answers to the shell, one at a time, and keeps what it says is wrong. */
export function useAnswer(channel: PanelChannel, onDone: () => void): Answering {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(nothing);
  const refuse = (faults: Faults): void => setWrong({ faults, waitUntil: null });
  const send = async (answer: PanelAnswer): Promise<void> => {
    if (busy && answer.kind !== 'cancel') return;
    setBusy(true);
    // What is being judged may hold already: the shell closes the panel with its outcome.
    if (busy) refuse({ '': '正在核对,核对结束后自动关闭,请稍候。' });
    else setWrong(nothing);
    try {
      const reply = await channel.answer(answer);
      if (reply.status === 'done') {
        onDone();
        return;
      }
      const { field = '', message, waitMs } = reply;
      const waitUntil = waitMs === undefined ? null : performance.now() + waitMs;
      setWrong({ faults: { [field]: message }, waitUntil });
    } catch (error) {
      refuse({ '': wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, ...wrong, refuse, send };
}

/** What staff read when the shell could not answer. */
export function wordsOf(error: unknown): string {
  return error instanceof Fault ? faultText(error.code) : faultText('BRIDGE_REFUSED');
}
