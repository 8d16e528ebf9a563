import type { DatabasePlace } from '../../headoffice/db/open.ts';
import type { SignedAuthority } from '../../shared/safeguards/authority.ts';

/** Who is to be loaded and enrolled at a head office under measurement. */
export interface BranchSetup {
  readonly branch: string;
  readonly counters: readonly { readonly counter: string; readonly signingKey: string }[];
  readonly staff: string;
  readonly staffKey: string;
}

/** What a head office process has used since it was opened. */
export interface Usage {
  readonly cpuMs: number;
  /** After a collection. */
  readonly heapMb: number;
  readonly residentMb: number;
  /** Bytes of all its connections, requests and answers with their headers. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** What the process of a head office can be asked, each with what it answers. */
export interface OfficeAsks {
  open(ask: {
    readonly place: DatabasePlace;
    readonly now: number;
    readonly signingKey: string;
  }): Promise<{ readonly url: string; readonly publicKey: string }>;
  branch(ask: BranchSetup): Promise<SignedAuthority>;
  setClock(now: number): Promise<void>;
  drain(branch: string): Promise<{ readonly decided: number; readonly ms: number }>;
  /** Lanes, outbox and timer at work, as head office runs. */
  startWorkers(): Promise<void>;
  /** Entries stored and not decided yet. */
  undecided(): Promise<number>;
  /** How often each verdict was given. */
  verdicts(): Promise<Readonly<Record<string, number>>>;
  usage(): Promise<Usage>;
  close(): Promise<void>;
}

/** A question on its way to the process, and its answer. */
export interface OfficeMessage {
  readonly id: number;
  readonly name: keyof OfficeAsks;
  readonly ask: unknown;
}

export type OfficeReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
