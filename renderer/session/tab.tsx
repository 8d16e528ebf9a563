import { createContext, type ReactNode, useContext } from 'react';

/** The tab a screen stands in; a client in hand belongs to a tab. */
const TabContext = createContext<string | null>(null);

export function TabProvider({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}) {
  return <TabContext value={id}>{children}</TabContext>;
}

/** Id of the tab this screen stands in; null outside of tabs, as on the tray. */
export function useTabId(): string | null {
  return useContext(TabContext);
}
