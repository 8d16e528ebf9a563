import { create } from 'zustand';
import { useGiven } from '../safeguards/approval/given-store.ts';
import { useSession } from '../session/session-store.ts';
import { forgetTabs, rememberTabs } from './remembered-tabs.ts';

/** What stands in a tab: a form or case of a business, or a page that is no business. */
export type TabContent =
  /** `code`: the function it was opened by, or has turned out to belong to. */
  | {
      readonly kind: 'case';
      readonly caseId: string;
      readonly business: string;
      readonly code?: string;
    }
  /** `instance` tells apart the tabs of a page that is open for several clients. */
  | { readonly kind: 'page'; readonly code: string; readonly instance?: string };

/** An open tab. Its content is the screen's; the frame knows only whom it is about. */
export interface Tab {
  /** The caseId, or the page's code: a page is open once, the client page once for each client. */
  readonly id: string;
  readonly content: TabContent;
  /** Clear; masked when shown. Empty while nobody is named. */
  readonly subject: string;
}

/** Pages that are always there: F4 the tray, Alt+0 the list of businesses. */
export type Home = 'tray' | 'list';

interface Tabs {
  readonly tabs: readonly Tab[];
  /** Id of the tab shown, or the page at home. */
  readonly shown: string;
  /** The page at home that was shown last: Esc comes back to it. */
  readonly home: Home;
}

/** Alt+1 to Alt+9 reach nine tabs; a tenth could not be reached by its key. */
export const mostTabs = 9;

const noTabs: Tabs = { tabs: [], shown: 'tray', home: 'tray' };

export const useTabs = create<Tabs>(() => noTabs);

// However a session ends, what stood open under it is not the next person's.
useSession.subscribe(({ signedIn: now }, { signedIn: before }) => {
  if (before === null || now?.actor.session === before.actor.session) return;
  useGiven.setState({ given: [] });
  if (now === null) clearTabs();
  else leaveTabs();
});

/** Opens something in a tab, or shows the tab it is in. False when there is no room for another. */
export function openTab(content: TabContent): boolean {
  const { tabs } = useTabs.getState();
  const id = tabId(content);
  const isOpen = tabs.some((one) => one.id === id);
  if (!isOpen && tabs.length >= mostTabs) return false;
  set(isOpen ? tabs : [...tabs, { id, content, subject: '' }], id);
  return true;
}

/** Opens tabs behind what is shown, before the pages: nobody's page changes under their hands. */
export function reopenTabs(contents: readonly TabContent[]): void {
  const { tabs, shown } = useTabs.getState();
  const pages = tabs.filter(({ content }) => content.kind === 'page');
  const missing = contents
    .map((content) => ({ id: tabId(content), content, subject: '' }))
    .filter(({ id }) => !tabs.some((one) => one.id === id))
    .slice(0, mostTabs - tabs.length);
  set([...tabs.filter((one) => !pages.includes(one)), ...missing, ...pages], shown);
}

export function showTab(id: string): void {
  set(useTabs.getState().tabs, id);
}

/** Shows a page at home, or the one shown last. */
export function showHome(home: Home = useTabs.getState().home): void {
  useTabs.setState({ shown: home, home });
}

/** Closes a tab; what was typed in it stays a draft. */
export function closeTab(id: string): void {
  const { tabs, shown, home } = useTabs.getState();
  set(
    tabs.filter((one) => one.id !== id),
    shown === id ? home : shown,
  );
}

/** Whom a tab is about, and by which function where its business has several. */
export function nameTab(id: string, subject: string, code?: string): void {
  const { tabs, shown } = useTabs.getState();
  const named = tabs.map((one) => (one.id === id ? renamed(one, subject, code) : one));
  if (named.some((one, at) => one !== tabs[at])) set(named, shown);
}

function renamed(tab: Tab, subject: string, code: string | undefined): Tab {
  const { content } = tab;
  const isSameCode = code === undefined || content.kind === 'page' || content.code === code;
  if (isSameCode) return tab.subject === subject ? tab : { ...tab, subject };
  return { ...tab, subject, content: { ...content, code } };
}

/** Nobody works now: nothing stands open, and nothing is found again. */
export function clearTabs(): void {
  useTabs.setState(noTabs);
  forgetTabs();
}

/**
 * Somebody takes over: of what stands open only the page the hand-over was done on stays, for its sheet. Which forms
 * were open is still remembered: those whose drafts are the receiver's now are opened for them.
 */
function leaveTabs(): void {
  const { tabs, shown } = useTabs.getState();
  const [page] = tabs.filter(
    ({ id, content }) => id === shown && content.kind === 'page' && content.instance === undefined,
  );
  useTabs.setState(page === undefined ? noTabs : { tabs: [page], shown, home: 'tray' });
}

/** Id of the tab something stands in. */
export function tabId(content: TabContent): string {
  if (content.kind === 'case') return content.caseId;
  return content.instance === undefined ? content.code : `${content.code} ${content.instance}`;
}

function set(tabs: readonly Tab[], shown: string): void {
  useTabs.setState({ tabs, shown });
  rememberTabs(tabs.flatMap(({ content }) => (content.kind === 'case' ? [content] : [])));
}
