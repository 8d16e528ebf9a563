import type { ClientSearchAnswer } from '../types.ts';
import type { OwnBytes } from '../sealing.ts';
import type { ClientEntry } from './client-entry.ts';

/** What the index is asked, in order. `ask` comes back with the reply. */
export type IndexRequest =
  /** Clients the index does not know yet. */
  | { readonly ask: number; readonly kind: 'load'; readonly clients: readonly ClientEntry[] }
  | { readonly ask: number; readonly kind: 'put'; readonly clients: readonly ClientEntry[] }
  | { readonly ask: number; readonly kind: 'remove'; readonly clientNos: readonly string[] }
  /** An index kept before, in place of what is there: each segment in its parts. */
  | {
      readonly ask: number;
      readonly kind: 'restore';
      readonly segments: readonly (readonly OwnBytes[])[];
    }
  /** Asks for the bytes of the index, to be kept. */
  | { readonly ask: number; readonly kind: 'keep' }
  /** Every client has been put once. */
  | { readonly ask: number; readonly kind: 'loaded' }
  | {
      readonly ask: number;
      readonly kind: 'search';
      readonly typed: string;
      readonly limit: number;
    };

/** One for each request. */
export interface IndexReply {
  readonly ask: number;
  /** When something was sought. */
  readonly answer?: ClientSearchAnswer;
  /** When they were asked for: each segment's bytes, none while the index is being packed. */
  readonly segments?: readonly OwnBytes[];
  /** When an index could not be restored. */
  readonly isUnreadable?: true;
}

/** What goes away with a message instead of being copied: the bytes of an index. */
export function givenAway(message: IndexRequest | IndexReply): ArrayBuffer[] {
  if (!('segments' in message)) return [];
  return message.segments.flat().map(({ buffer }) => buffer);
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
