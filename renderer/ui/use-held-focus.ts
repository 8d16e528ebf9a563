import { type FocusEvent, type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Keeps the focus of a list in it: when the element that has it goes, `place` finds the one that takes it, else
 * the list itself does. Also behind a dialog, whose closing gives the focus back to nothing then.
 */
export function useHeldFocus(
  list: RefObject<HTMLElement | null>,
  place: (list: HTMLElement) => HTMLElement | null,
) {
  const [isHeld, setHeld] = useState(false);
  // After every rendering: whatever it took away.
  useLayoutEffect(() => {
    const { current } = list;
    if (!isHeld || current === null || current.closest('[hidden]') !== null) return;
    const { activeElement } = document;
    // The list has it itself while it is empty.
    if (activeElement === document.body || activeElement === current) {
      (place(current) ?? current).focus();
    }
  });
  const onFocus = () => setHeld(true);
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Element && currentTarget.contains(relatedTarget)) return;
    const dialog = relatedTarget instanceof Element ? relatedTarget.closest('dialog') : null;
    if (dialog === null || dialog.contains(currentTarget)) setHeld(false);
  };
  return { isHeld, onFocus, onBlur };
}
