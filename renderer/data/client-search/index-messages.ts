import type { ClientSearchAnswer } from '../types.ts';
import type { ClientEntry } from './client-entry.ts';

/** What the index is asked, in order. `ask` comes back with the reply. */
export type IndexRequest =
  /** Clients the index does not know yet. */
  | { readonly ask: number; readonly kind: 'load'; readonly clients: readonly ClientEntry[] }
  | { readonly ask: number; readonly kind: 'put'; readonly clients: readonly ClientEntry[] }
  | { readonly ask: number; readonly kind: 'remove'; readonly clientNos: readonly string[] }
  /** Every client has been put once. */
  | { readonly ask: number; readonly kind: 'loaded' }
  | {
      readonly ask: number;
      readonly kind: 'search';
      readonly typed: string;
      readonly limit: number;
    };

/** One for each request; with an answer when something was sought. */
export interface IndexReply {
  readonly ask: number;
  readonly answer?: ClientSearchAnswer;
}

/** Where replies go, and the news that there will be no more of them. */
export interface IndexListener {
  reply(reply: IndexReply): void;
  failed(reason: string): void;
}

/** The way to an index somewhere else. Nothing comes back after `close`. */
export interface IndexPort {
  post(request: IndexRequest): void;
  close(): void;
}

/** Opens the way to a new, empty index. */
export type OpenIndexPort = (listener: IndexListener) => IndexPort;
