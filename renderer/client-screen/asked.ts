import { useEffect, useMemo } from 'react';
import type {
  ClientChannel,
  ClientPageAnswer,
  ClientStep,
} from '../../shared/bridge/client-screen.ts';
import type { Ended } from './Welcome.tsx';

/** The way of one task to the shell. */
export interface Asked {
  /** Tells how far the client is; gives how long the paper shown has still to be read, ms. */
  readonly tell: (step: ClientStep) => Promise<number>;
  /** Sends what the client decided; gives what is missing, or null when it was taken. */
  readonly send: (answer: ClientPageAnswer) => Promise<string | null>;
}

const broken = '暂时没有提交,请稍候再按一次;如仍不行请告知工作人员。';

/** Binds the channel to one turn: nothing of this page can reach the next task. */
export function useAsked(
  channel: ClientChannel,
  turn: number,
  onEnded: (ended: Ended) => void,
): Asked {
  return useMemo(
    () => ({
      async tell(step) {
        try {
          return (await channel.tell(turn, step)).waitMs;
        } catch {
          // A broken channel ends the page by itself (ClientScreen); the shell judges the answer without it.
          return 0;
        }
      },
      async send(answer) {
        try {
          const reply = await channel.answer(turn, answer);
          if (reply.status === 'refused') return reply.message;
          onEnded(answer.kind === 'stop' ? 'stopped' : 'submitted');
          return null;
        } catch {
          return broken;
        }
      },
    }),
    [channel, turn, onEnded],
  );
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const;
const tellEveryMs = 5000;

/** Tells now and then that the client is at it, so that the counter does not lock meanwhile. */
export function useActivity({ tell }: Asked): void {
  useEffect(() => {
    let toldAt = -tellEveryMs;
    const touch = (): void => {
      if (performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      void tell({ kind: 'active' });
    };
    for (const kind of touches)
      window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      for (const kind of touches) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [tell]);
}

type ShownStep = Extract<ClientStep, { kind: 'shown' }>;

/** Tells each page of a task as it is shown. */
export function useShown({ tell }: Asked, step: ShownStep['step'], at: number, answered: number) {
  useEffect(() => {
    void tell({ kind: 'shown', step, at, answered });
  }, [tell, step, at, answered]);
}
