import type { z } from 'zod';
import {
  EvidenceStatus,
  type EvidenceStatusAsk,
  type HeldEvidence,
} from '../../../shared/sync/evidence.ts';
import { protocolPaths } from '../../../shared/sync/contact.ts';
import type { UplinkResult } from '../../../shared/bridge/uplink.ts';
import { type Outgoing, sendPiece, type SendOutcome } from './send-piece.ts';

/** Head office as the evidence service needs it. Null and `later` both mean: not now. */
export interface EvidenceLine {
  isOpen(): boolean;
  /** Which of these pieces head office holds. */
  status(ask: EvidenceStatusAsk): Promise<readonly HeldEvidence[] | null>;
  /** The clear bytes of a piece head office holds, not yet compared with its digest. */
  fetch(held: HeldEvidence): Promise<Uint8Array | null>;
  /** Sends a piece, or what head office still lacks of it. */
  send(piece: Outgoing, signal: AbortSignal): Promise<SendOutcome>;
}

/** What the line needs of the uplink, which holds the contact. */
export interface Contact {
  token(): string | null;
  /** Waits until no batch is under way: acts go first. */
  whenQuiet(): Promise<void>;
  ask<T>(schema: z.ZodType<T>, path: string, json: unknown): Promise<UplinkResult<T>>;
  fetchBytes(path: string, atMost: number): Promise<UplinkResult<Uint8Array>>;
}

export interface EvidenceLineParts {
  readonly contact: Contact;
  readonly baseUrl: string | null;
  readonly fetch: typeof fetch;
}

export function createEvidenceLine({ contact, baseUrl, fetch }: EvidenceLineParts): EvidenceLine {
  return {
    isOpen: () => contact.token() !== null,
    async status(ask) {
      const answer = await contact.ask(EvidenceStatus, protocolPaths.evidenceStatus, ask);
      return answer.ok ? answer.value.held : null;
    },
    async fetch({ digest, bytes }) {
      const answer = await contact.fetchBytes(protocolPaths.evidence(digest), bytes);
      return answer.ok ? answer.value : null;
    },
    async send(piece, signal) {
      const token = contact.token();
      if (token === null || baseUrl === null) return { status: 'later' };
      const whenQuiet = (): Promise<void> => contact.whenQuiet();
      return await sendPiece({ piece, token, baseUrl, fetch, whenQuiet, signal });
    },
  };
}
