import type { Root } from 'react-dom/client';
import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';

/** One way of showing the journal. */
export interface ListContender {
  readonly name: string;
  /** Shows all but the rows; what it returns hands them over. */
  open(root: Root): (rows: readonly JournalRow[]) => void;
  /** What scrolls. */
  readonly scroller: string;
  /** The rows that are in the page. */
  readonly rows: string;
  /** Asks for the order by what was done, which compares words, as a clerk asks for it. */
  sortByWords(): void;
  /** Whether rows are walked by keys. */
  readonly hasKeys: boolean;
}

/** An element that must be there. */
export function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector} in the page`);
  return found;
}

/** Presses a key where the focus is. */
export function press(init: KeyboardEventInit): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  );
}
