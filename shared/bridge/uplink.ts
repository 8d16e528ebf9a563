import { z } from 'zod';
import { Head } from '../journal/entry.ts';
import type { SignedManifest } from '../feed/snapshot.ts';
import type { IntakeAnswer } from '../sync/answers.ts';
import type { ContactAnswer, FeedAnswer } from '../sync/contact.ts';
import { Bytes } from './log-types.ts';

/**
 * Why a call to head office brought nothing. unreachable: no connection or no answer in time; status: an
 * HTTP error (`status`, `code` of its problem+json); unreadable: an answer that is not the protocol's
 * (HTML of a proxy, cut JSON); no-contact: the access token ran out, open a contact again;
 * interrupted: a long poll was ended by `interrupt`, which says nothing about the line.
 */
export interface UplinkFailure {
  readonly kind:
    | 'unreachable'
    | 'status'
    | 'unreadable'
    | 'no-contact'
    | 'not-enrolled'
    | 'interrupted';
  readonly status?: number;
  readonly code?: string;
  readonly detail: string;
}

export type UplinkResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: UplinkFailure };

/**
 * The road over HTTPS. The shell opens contacts by signed challenge, keeps the access token, parses every
 * answer, and brings staff documents to the key files on the way. It never throws for a bad line.
 */
export interface Uplink {
  /** Opens a contact with this head and feed place; also renews staff documents. */
  contact(
    head: z.infer<typeof Head>,
    feedPlace: number,
  ): Promise<UplinkResult<Omit<ContactAnswer, 'token'>>>;
  /** Sends one gzipped batch. */
  push(batch: Uint8Array): Promise<UplinkResult<IntakeAnswer>>;
  /** Long poll for pages after a place; `seq` is the journal's head. */
  pull(after: number, waitMs: number, seq: number): Promise<UplinkResult<FeedAnswer>>;
  /** The newest snapshot's manifest. */
  snapshot(): Promise<UplinkResult<SignedManifest>>;
  /** One gzipped segment of a snapshot. */
  snapshotSegment(place: number, index: number): Promise<UplinkResult<Uint8Array>>;
  /** Ends a waiting long poll, so that something new can be sent on the same line at once. */
  interrupt(): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const uplinkArguments = {
  contact: z.tuple([Head, z.int().min(0)]),
  push: z.tuple([Bytes]),
  pull: z.tuple([z.int().min(0), z.int().min(0).max(60_000), z.int().min(0)]),
  snapshot: z.tuple([]),
  snapshotSegment: z.tuple([z.int().min(0), z.int().min(0)]),
  interrupt: z.tuple([]),
} satisfies Record<keyof Uplink, z.ZodType>;
