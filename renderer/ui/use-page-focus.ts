import { type RefObject, useEffect, useRef } from 'react';
import { focusUnder } from './focus-under.ts';

/**
 * Takes the focus into a page whenever it is shown, also when one comes back to it: to what it marks as first,
 * else to the page itself, which needs `tabIndex={-1}`. `isReady`: whether what is to be focused is there.
 */
export function usePageFocus(active: boolean, isReady = true): RefObject<HTMLElement | null> {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!active || !isReady) return;
    const first = page.current?.querySelector<HTMLElement>('[data-first-focus]:not([disabled])');
    focusUnder(first ?? page.current);
  }, [active, isReady]);
  return page;
}
