import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Draft } from '../data/types.ts';
import { useCounter } from './counter.tsx';
import { wordsOf } from './words.ts';

const quietMs = 400;

export type DraftState =
  | { readonly status: 'none' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'failed'; readonly message: string };

/**
 * Saves what is being typed: a moment after the last key, at once on `flush` (leaving a field, hiding the
 * tab, closing the window). `end` stops saving for good and waits for what is under way, so that the draft can be deleted.
 */
export function useDraftSaving(draft: Omit<Draft, 'updatedAt' | 'data'>) {
  const { store } = useCounter();
  const [state, setState] = useState<DraftState>({ status: 'none' });
  const waiting = useRef<{ readonly data: unknown; readonly timer: number } | null>(null);
  const ended = useRef(false);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(draft);
  useLayoutEffect(() => {
    latest.current = draft;
  });

  const save = useCallback(
    async (data: unknown) => {
      try {
        await store.saveDraft({ ...latest.current, data });
        setState({ status: 'saved', at: store.now() });
      } catch (error) {
        setState({ status: 'failed', message: `草稿未能保存:${wordsOf(error)}` });
      }
    },
    [store],
  );

  const flush = useCallback(() => {
    const due = waiting.current;
    if (due === null || ended.current) return;
    window.clearTimeout(due.timer);
    waiting.current = null;
    underWay.current = underWay.current.then(() => save(due.data));
  }, [save]);

  /** Ends when what was flushed lies on the disk, or its failure is told. */
  const settled = useCallback(() => underWay.current, []);

  const keep = useCallback(
    (data: unknown) => {
      if (ended.current) return;
      if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
      waiting.current = { data, timer: window.setTimeout(flush, quietMs) };
    },
    [flush],
  );

  const end = useCallback(async () => {
    ended.current = true;
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
    // A save that arrives after the draft was deleted would bring it back.
    await underWay.current;
  }, []);

  useEffect(() => {
    const onHide = () => flush();
    window.addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);

  return { state, keep, flush, settled, end };
}
