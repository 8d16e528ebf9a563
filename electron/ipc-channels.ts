/** Names of the IPC channels between main and the two preloads. */
export const ipcChannels = {
  /** invoke(service, method, args) → CallOutcome */
  call: 'guitai:call',
  /** send(ShellNews) */
  news: 'guitai:news',
  /** invoke(method, args) → CallOutcome */
  panel: 'guitai:panel',
} as const;
