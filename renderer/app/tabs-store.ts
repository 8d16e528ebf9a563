import { create } from 'zustand';
import { forgetTabs, rememberTabs } from './remembered-tabs.ts';

/** An open form or case. Its content is the screen's; the frame knows only whom it is about. */
export interface Tab {
  readonly caseId: string;
  readonly business: string;
  /** Clear; masked when shown. */
  readonly subject: string;
}

interface Tabs {
  readonly tabs: readonly Tab[];
  /** The caseId of the tab shown; null shows the work list. */
  readonly shown: string | null;
}

/** Alt+1 to Alt+9 reach nine tabs; a tenth could not be reached by its key. */
export const mostTabs = 9;

export const useTabs = create<Tabs>(() => ({ tabs: [], shown: null }));

/** Opens a case in a tab, or shows the tab it is in. False when there is no room for another. */
export function openTab(tab: Tab): boolean {
  const { tabs } = useTabs.getState();
  const isOpen = tabs.some((one) => one.caseId === tab.caseId);
  if (!isOpen && tabs.length >= mostTabs) return false;
  set(isOpen ? tabs : [...tabs, tab], tab.caseId);
  return true;
}

export function showTab(caseId: string | null): void {
  set(useTabs.getState().tabs, caseId);
}

/** Closes a tab; what was typed in it stays a draft. */
export function closeTab(caseId: string): void {
  const { tabs, shown } = useTabs.getState();
  set(
    tabs.filter((one) => one.caseId !== caseId),
    shown === caseId ? null : shown,
  );
}

export function nameTab(caseId: string, subject: string): void {
  const { tabs, shown } = useTabs.getState();
  if (tabs.some((one) => one.caseId === caseId && one.subject !== subject)) {
    set(
      tabs.map((one) => (one.caseId === caseId ? { ...one, subject } : one)),
      shown,
    );
  }
}

/** Another person works now: their tabs are theirs. */
export function clearTabs(): void {
  useTabs.setState({ tabs: [], shown: null });
  forgetTabs();
}

function set(tabs: readonly Tab[], shown: string | null): void {
  useTabs.setState({ tabs, shown });
  rememberTabs(tabs);
}
