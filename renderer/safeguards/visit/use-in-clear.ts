import { useClientInHand, useClients } from '../../session/clients-store.ts';
import { useTabId } from '../../session/tab.tsx';
import { type NamedClient, useIsVisited, useIsVisitedNamed } from '../../session/visits.ts';

/** Whether the client in hand is shown in clear here: by their visit, or by a recorded reason. */
export function useInClear(): boolean {
  const tab = useTabId();
  const client = useClientInHand();
  const isVisited = useIsVisited();
  const unmasked = useClients(({ inClear }) => (tab === null ? undefined : inClear[tab]));
  return isVisited || (client !== null && unmasked === client.clientNo);
}

/** Whether a case is shown in clear here: by the open visit of whom it names, or by a recorded reason. */
export function useCaseInClear(serial: string, named: NamedClient): boolean {
  const tab = useTabId();
  const isVisited = useIsVisitedNamed(named);
  const unmasked = useClients(({ inClear }) => (tab === null ? undefined : inClear[tab]));
  return isVisited || unmasked === serial;
}
