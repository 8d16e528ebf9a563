import { type ReactNode, useEffect, useRef, useState } from 'react';
import { LockScreen } from './LockScreen.tsx';
import { useSession } from './session-store.ts';
import { useLocking } from './use-idle-lock.ts';

/**
 * Everything a person works in, covered while their window is locked: nothing of it can be seen, read out or
 * reached, and nothing typed in it is lost. Uncovered, the focus is where it was.
 */
export function LockCover({ children }: { readonly children: ReactNode }) {
  useLocking();
  const { signedIn, lock } = useSession();
  const [focus, setFocus] = useState<HTMLElement | null>(null);
  const isLocked = lock !== null;
  const wasLocked = useRef(isLocked);
  const cover = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      // Told before anything is rendered: afterwards the focus is nowhere.
      useSession.subscribe((now, before) => {
        if (before.lock !== null || now.lock === null) return;
        const { activeElement } = document;
        setFocus(activeElement instanceof HTMLElement ? activeElement : null);
      }),
    [],
  );
  useEffect(() => {
    if (wasLocked.current && !isLocked) {
      // What had it may be gone, as the panel's frame is: then the page that is shown has it.
      const found = focus?.isConnected === true ? focus : firstStop(cover.current);
      found?.focus();
    }
    wasLocked.current = isLocked;
  }, [isLocked, focus]);
  return (
    <>
      <div ref={cover} className={isLocked ? 'gt-cover gt-covered' : 'gt-cover'} inert={isLocked}>
        {children}
      </div>
      {signedIn === null || lock === null ? null : <LockScreen locked={{ signedIn, lock }} />}
    </>
  );
}

function firstStop(cover: HTMLElement | null): HTMLElement | null {
  const shown =
    ':not([hidden]) > * :is(input, textarea, button, [tabindex="0"]):not([tabindex="-1"])';
  return cover?.querySelector<HTMLElement>(`.gt-page${shown}`) ?? null;
}
