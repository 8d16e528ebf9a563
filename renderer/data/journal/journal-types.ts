import type { Verdict } from '../../../shared/feed/item.ts';
import type { BrokenLink } from '../../../shared/journal/chain.ts';
import type { EvidenceKind } from '../../../shared/safeguards/evidence.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/need.ts';

/** How far an entry has come: at this counter · stored at head office · decided · set aside there. */
export type EntryProgress = 'recorded' | 'stored' | 'confirmed' | 'set-aside';

/** An entry of this counter's journal as lists show it; no personal data. */
export interface JournalRow {
  readonly epoch: number;
  readonly seq: number;
  readonly serial: string;
  readonly hash: string;
  readonly at: number;
  readonly businessDate: string;
  readonly business: string;
  readonly caseId: string;
  /** Type of the command, e.g. SubmitOpening. */
  readonly command: string;
  readonly staff: string;
  readonly progress: EntryProgress;
}

/** A part of the journal, newest first. */
export interface JournalPart {
  readonly rows: readonly JournalRow[];
  /** Where the next part begins, going back; null at the first entry. */
  readonly before: number | null;
}

/** Who agreed to an act, as the entry carries it. */
export interface ProvedApproval {
  readonly need: ApprovalNeed;
  readonly staff: string;
  readonly name: string;
  readonly decision: 'approve' | 'refuse';
  readonly at: number;
  readonly isGenuine: boolean;
}

/** Head office's word on an entry: its place in the feed, in a page head office signed. */
export interface ProvedVerdict {
  readonly place: number;
  readonly decidedAt: number;
  readonly verdict: Verdict;
  readonly pageFrom: number;
  readonly pageTo: number;
  readonly isSigned: boolean;
  /** The page's digest is that of this entry with this verdict. */
  readonly isThis: boolean;
}

/** Everything that shows an entry is what it was. */
export interface EntryProof {
  readonly row: JournalRow;
  /** The entry as it is hashed: canonical JSON. It holds personal data: shown on request only. */
  readonly canonical: string;
  readonly prev: string;
  /** Computed anew from `canonical`. */
  readonly hashHolds: boolean;
  /** `prev` is the hash of the entry before. */
  readonly followsBefore: boolean;
  /** The entry after names this hash; null when it is the newest. */
  readonly isFollowed: boolean | null;
  /** The record in the journal log outside the browser is this entry. */
  readonly inLog: boolean;
  /** The sign-in the act was done under, and whether its signature holds; null when it is not here any more. */
  readonly session: {
    readonly serial: string;
    readonly signedInAt: number;
    readonly isGenuine: boolean;
  } | null;
  /** The act in words, personal data masked. */
  readonly words: readonly { readonly label: string; readonly value: string }[];
  /** Id of the visit it carries, or null. */
  readonly visit: string | null;
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly digest: string }[];
  /** Rule edition it was decided by. */
  readonly edition: string;
  /** How many facts the clerk saw are kept in it. */
  readonly seen: number;
  readonly approvals: readonly ProvedApproval[];
  /** Null until head office has decided; `unknown` when its page is older than this counter's feed log. */
  readonly headOffice: ProvedVerdict | 'unknown' | null;
}

/** What a verification of a range found. */
export interface ChainReport {
  readonly from: number;
  readonly to: number;
  readonly checked: number;
  /** Hash of the last good entry. */
  readonly hash: string;
  readonly broken: (BrokenLink & { readonly where: 'log' | 'index' }) | null;
  /** Ended by who asked. */
  readonly isCancelled: boolean;
}
