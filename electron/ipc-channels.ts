/** Names of the IPC channels between main and the preloads. */
export const ipcChannels = {
  /** invoke(service, method, args) → CallOutcome */
  call: 'guitai:call',
  /** send(ShellNews) */
  news: 'guitai:news',
  /** invoke(method, args) → CallOutcome */
  panel: 'guitai:panel',
  /** invoke(method, args) → CallOutcome */
  client: 'guitai:client',
} as const;
