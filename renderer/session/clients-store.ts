import { create } from 'zustand';
import type { VisitClient } from '../../shared/safeguards/visit.ts';
import { useTabId } from './tab.tsx';

interface Clients {
  /** Which client each tab has in hand, by tab id. Clear personal data: nothing of it outlives the window. */
  readonly byTab: Readonly<Record<string, VisitClient>>;
  /** What a tab shows in clear for a recorded reason, by tab id: a client's number, or a case's serial number. */
  readonly inClear: Readonly<Record<string, string>>;
}

export const useClients = create<Clients>(() => ({ byTab: {}, inClear: {} }));

/** The client a tab has in hand, or null. */
export function clientIn(tab: string | null): VisitClient | null {
  return tab === null ? null : (useClients.getState().byTab[tab] ?? null);
}

/** Puts a client into a tab's hand, in place of whoever was there. */
export function takeClient(tab: string, client: VisitClient): void {
  useClients.setState(({ byTab }) => ({ byTab: { ...byTab, [tab]: client } }));
}

/** From now on, until it closes, this tab shows the data of this client, or this case, in clear. */
export function showInClear(tab: string, number: string): void {
  useClients.setState(({ inClear }) => ({ inClear: { ...inClear, [tab]: number } }));
}

/** Forgets the clients of tabs that are closed. */
export function keepClientsOf(tabs: readonly string[]): void {
  const { byTab, inClear } = useClients.getState();
  const isGone = (tab: string) => !tabs.includes(tab);
  if (![...Object.keys(byTab), ...Object.keys(inClear)].some(isGone)) return;
  useClients.setState({ byTab: ofTabs(byTab, tabs), inClear: ofTabs(inClear, tabs) });
}

function ofTabs<Value>(
  all: Readonly<Record<string, Value>>,
  tabs: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(all).filter(([tab]) => tabs.includes(tab)));
}

/** The client in hand where this component stands. */
export function useClientInHand(): VisitClient | null {
  const tab = useTabId();
  return useClients(({ byTab }) => (tab === null ? null : (byTab[tab] ?? null)));
}

/** Whether two are the same person to the counter: by client number, before there is one by document. */
export function isSameClient(one: VisitClient, other: VisitClient): boolean {
  return one.clientNo === other.clientNo && one.idNumber === other.idNumber;
}
