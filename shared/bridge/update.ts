/** Why a downloaded program is not installed at this moment, the first reason that holds. Rule UP-2 (docs/rules.md). */
export type UpdateWait = 'signed-in' | 'day-open' | 'unsent';

/**
 * How far a newer version of the program has come. idle: none is known, or this host takes none; ready: downloaded
 * and verified, installed when the program ends unless `waits` says why not; refused: what was downloaded is not
 * what the house published.
 *
 * { status: 'ready', version: '0.2.0', waits: 'day-open' }
 */
export type UpdateState =
  | { readonly status: 'idle' }
  | { readonly status: 'checking' }
  | { readonly status: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly status: 'ready'; readonly version: string; readonly waits: UpdateWait | null }
  | { readonly status: 'refused'; readonly version: string; readonly why: 'untrusted' };
