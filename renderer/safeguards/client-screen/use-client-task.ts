import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { ClientProgress, ClientScreenState } from '../../../shared/bridge/client-screen.ts';
import type { ClientGiven, ClientTask } from '../../../shared/bridge/client-task.ts';
import type { ShellNews } from '../../../shared/bridge/system.ts';
import { keepAwake } from '../../session/awake.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';

/** How it stands with the client's screen and the task on it. */
export type ClientTaskState =
  | { readonly status: 'starting' }
  /** There is no client's screen, or it cannot be asked; the words say so. */
  | { readonly status: 'none' | 'failed'; readonly words: string }
  /** The task waits for the screen. `address`: to be opened in another window; null where the shell opens it. */
  | { readonly status: 'not-open'; readonly words: string; readonly address: string | null }
  /** The client has it; `progress` is null until the page has shown something. */
  | { readonly status: 'with-client'; readonly progress: ClientProgress | null };

export interface ClientTaskHandle {
  readonly state: ClientTaskState;
  /** Opens the screen again, or gives a new address for it. */
  readonly reopen: () => void;
  /** Takes the task back. */
  readonly cancel: () => void;
}

/**
 * Gives the client's screen one task for as long as this is shown, and hears what becomes of it. What the client does
 * there counts as activity at this counter, so that it does not lock meanwhile (SE-11).
 */
export function useClientTask({
  task,
  onAnswer,
  onCancelled,
}: {
  readonly task: ClientTask;
  readonly onAnswer: (answer: ClientGiven) => void;
  readonly onCancelled: () => void;
}): ClientTaskHandle {
  const { bridge } = useCounter();
  const { clientScreen } = bridge;
  const [state, setState] = useState<ClientTaskState>({ status: 'starting' });
  const answered = useEffectEvent((answer: ClientGiven) => onAnswer(answer));
  const cancelled = useEffectEvent(() => onCancelled());
  // What was asked first stays: a task that changed under the client would be another one.
  const [asked] = useState(task);

  const open = useCallback(async (): Promise<void> => {
    try {
      const { address } = await clientScreen.open();
      setState((before) => (before.status === 'not-open' ? { ...before, address } : before));
    } catch (error) {
      setState({ status: 'failed', words: wordsOf(error) });
    }
  }, [clientScreen]);

  useEffect(() => {
    let isOver = false;
    let isTold = false;
    const stand = (screen: ClientScreenState, progress: ClientProgress | null): void => {
      if (screen.status === 'open') setState({ status: 'with-client', progress });
      else if (screen.status === 'none') setState({ status: 'none', words: screen.words });
      else {
        setState({ status: 'not-open', words: screen.words, address: null });
        void open();
      }
    };
    const hear = (news: ShellNews): void => {
      if (isOver || news.kind !== 'client-screen') return;
      isTold = true;
      // Whoever keeps the window awake and lets go at once has touched it.
      if (news.progress !== null) keepAwake('client-screen')();
      stand(news.state, news.progress);
    };
    const ask = async (): Promise<void> => {
      try {
        const screen = await clientScreen.state();
        if (isOver) return;
        // News that came before this answer are newer than it.
        if (!isTold) stand(screen, null);
        if (screen.status === 'none') return;
        const answer = await clientScreen.show(asked);
        if (isOver) return;
        isOver = true;
        if (answer.status === 'cancelled') cancelled();
        else answered(answer);
      } catch (error) {
        if (!isOver) setState({ status: 'failed', words: wordsOf(error) });
      }
    };
    const stopHearing = bridge.onNews(hear);
    void ask();
    return () => {
      stopHearing();
      if (isOver) return;
      isOver = true;
      // Nobody here waits for it any more. What cannot be taken back now ends with this window's connection.
      clientScreen.cancel().catch(() => undefined);
    };
  }, [bridge, clientScreen, open, asked]);

  return {
    state,
    reopen: () => void open(),
    cancel: () =>
      void clientScreen
        .cancel()
        .catch((error: unknown) => setState({ status: 'failed', words: wordsOf(error) })),
  };
}
