/** What asked for the focus while a dialog hid it. */
let asked: HTMLElement | null = null;

/**
 * Focuses an element. While a dialog lies over it the browser would not do so, without a word: then the dialog hands the
 * focus over when it closes. Who opens a window before the page behind it is ready finds the caret where it belongs.
 */
export function focusUnder(element: HTMLElement | null | undefined): void {
  if (element === null || element === undefined) return;
  const isUnder = document.querySelector('dialog[open]') !== null && !isInDialog(element);
  if (isUnder) asked = element;
  else element.focus();
}

/** What the last dialog that closes gives the focus to, if something asked for it meanwhile. */
export function takeAsked(): HTMLElement | null {
  if (document.querySelector('dialog[open]') !== null) return null;
  const element = asked;
  asked = null;
  return element?.isConnected === true ? element : null;
}

const isInDialog = (element: HTMLElement): boolean => element.closest('dialog[open]') !== null;
