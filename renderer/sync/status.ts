import { create } from 'zustand';

/** The line as staff read it. exchanging: a batch or page is on its way right now. */
export type LineState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'online'; readonly since: number }
  | { readonly kind: 'exchanging'; readonly since: number }
  | { readonly kind: 'offline'; readonly since: number; readonly reason: string }
  /** Head office has another or a longer journal of this counter: nothing new is taken. */
  | { readonly kind: 'stopped'; readonly since: number; readonly reason: string };

export interface SyncStatus {
  readonly line: LineState;
  readonly pending: number;
  /** Instant of the last exchange with head office, or null. */
  readonly lastExchangeAt: number | null;
  /** Clock trouble in words, or null. */
  readonly clockTrouble: string | null;
}

/** What the status bar shows of the exchange with head office; written by the sync engine alone. */
export const useSyncStatus = create<SyncStatus>(() => ({
  line: { kind: 'starting' },
  pending: 0,
  lastExchangeAt: null,
  clockTrouble: null,
}));
