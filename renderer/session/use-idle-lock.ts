import { useEffect, useEffectEvent } from 'react';
import { idleMinutes } from '../../shared/rulebook/counter/idle-lock.ts';
import { isComposing } from '../ui/composing.ts';
import { isKeptAwake, useAwake } from './awake.ts';
import { useCounter } from './counter.tsx';
import { lockWindow } from './lock.ts';

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const checkEveryMs = 1000;

/** Locks the window by Alt+L, also over a dialog, and by itself when nobody has touched it for long enough. */
export function useLocking(): void {
  const counter = useCounter();
  const { store, tables } = counter;
  const lock = useEffectEvent((reason: 'idle' | 'key') => lockWindow(counter, reason));
  const limitMs = useEffectEvent(() => idleMinutes(tables.idleLock, store.businessDate()) * 60_000);

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isLockKey = event.code === 'KeyL' && event.altKey && !event.ctrlKey && !event.metaKey;
      if (!isLockKey || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) lock('key');
    };
    // Before all others: no dialog and no field keeps the key from a clerk who has to leave.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  useEffect(() => {
    // How long really, whatever business time the counter keeps; a sleeping PC wakes up locked.
    let touchedAt = Date.now();
    const touch = (): void => {
      touchedAt = Date.now();
    };
    const check = (): void => {
      // What keeps the window awake counts as being touched until its last moment; so does a clock set back.
      if (isKeptAwake() || Date.now() < touchedAt) touch();
      else if (Date.now() - touchedAt >= limitMs()) lock('idle');
    };
    for (const kind of touches)
      window.addEventListener(kind, touch, { capture: true, passive: true });
    const stopHearing = useAwake.subscribe(touch);
    const timer = setInterval(check, checkEveryMs);
    return () => {
      for (const kind of touches) window.removeEventListener(kind, touch, { capture: true });
      stopHearing();
      clearInterval(timer);
    };
  }, []);
}
