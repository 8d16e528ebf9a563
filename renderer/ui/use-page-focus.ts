import { type RefObject, useEffect, useRef } from 'react';
import { focusUnder } from './focus-under.ts';

/** What a page marks as first. */
const marked = '[data-first-focus]:not([disabled])';
/** The row of a list that Tab stops at. */
export const firstRow = 'tr[tabindex="0"]';
/** The first field of a form. */
export const firstInput = 'input';

/**
 * Takes the focus into a page whenever it is shown, also when one comes back to it: to the first there is, else to the page
 * itself, which needs `tabIndex={-1}`. `isReady`: whether what is to be focused is there.
 */
export function usePageFocus<Page extends HTMLElement = HTMLElement>(
  active: boolean,
  isReady = true,
  first: string = marked,
): RefObject<Page | null> {
  const page = useRef<Page>(null);
  useEffect(() => {
    if (active && isReady) focusPage(page.current, first);
  }, [active, isReady, first]);
  return page;
}

/** Focuses the first of these in a page, else the page itself. */
export function focusPage(page: HTMLElement | null, first: string): void {
  focusUnder(page?.querySelector<HTMLElement>(first) ?? page);
}
