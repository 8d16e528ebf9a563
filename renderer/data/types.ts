import type { Refusal } from '../../shared/errors.ts';
import type { Actor, Command, Seen } from '../../shared/journal/entry.ts';
import type { Asked, CaseState, Decision } from '../../shared/business/case.ts';
import type { Stage } from '../../shared/business/stage.ts';
import type { CaseSummary, JournalPosition } from '../../shared/business/contract.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import type { ApprovalNeed } from '../../shared/safeguards/need.ts';
import type { ChainReport, EntryProof, JournalPart, JournalRow } from './journal/journal-types.ts';

/** How far an act has come: recorded at this counter · stored at head office (总部已收) · confirmed by its feed place (总部已审). */
export type Progress = 'recorded' | 'stored' | 'confirmed';

/** What a case waits for: needs nobody has filled yet, since when and how long, and whom in particular. */
export interface Waiting {
  readonly needs: readonly ApprovalNeed[];
  readonly since: number;
  readonly expiresAt: number;
  readonly asked: Asked | null;
  /** Who has filled a need of it already. */
  readonly approvers: readonly string[];
}

/** A case as lists show it, opened from its sealed row. Personal data in `summary` is clear: mask it when shown. */
export interface CaseRow {
  readonly caseId: string;
  readonly business: string;
  readonly stage: Stage;
  readonly progress: Progress;
  /** Serial number of the case, e.g. 0101-02-1-004711. */
  readonly serial: string;
  readonly at: number;
  readonly businessDate: string;
  readonly maker: string;
  readonly summary: CaseSummary;
  /** Why the case needs a person's look: a refused act, an event that does not fit, a newer version. Null when nothing. */
  readonly attention: 'returned' | 'unfit' | 'upgrade-needed' | null;
  /** Null unless it waits for an approval. */
  readonly waiting: Waiting | null;
  /** Every decision ever given on it, oldest first. */
  readonly decisions: readonly Decision[];
}

/** A case with both its states; `shown` = confirmed + this counter's unconfirmed entries. */
export interface CaseDetail extends CaseRow {
  readonly shown: CaseState;
  readonly confirmed: CaseState | null;
  /** Feed place of the last item folded into `confirmed`; null before the first. */
  readonly confirmedPlace: number | null;
}

/** What lists may ask for. */
export interface CaseFilter {
  /** Of one business, or of several. */
  readonly business?: string | readonly string[];
  /** Of every business but these, also of those only a newer program knows. */
  readonly except?: readonly string[];
  readonly stages?: readonly Stage[];
  /** Only cases somebody decided on at this instant or later. */
  readonly decidedSince?: number;
  /** Only cases of this business date; quick where `business` is given too. */
  readonly businessDate?: string;
}

/** A command to run. A function gets the place its entry will take, inside the queue's turn: sign-ins sign over it. */
export interface ActAsk {
  readonly business: string;
  readonly caseId: string;
  readonly actor: Actor;
  readonly command: Command | ((position: JournalPosition, at: number) => Promise<Command>);
  readonly seen?: readonly Seen[];
  /** The visit the act is done in: the id of a case of the business `visit`. */
  readonly visit?: string;
}

/**
 * What became of an act. recorded: fsynced, with its serial number (`again` when the same command id was recorded
 * before; `restoring` when IndexedDB failed after the fsync: 已记录,正在恢复显示). Faults are thrown.
 */
export type ActOutcome =
  | {
      readonly status: 'recorded';
      readonly caseId: string;
      /** Serial number of this entry. */
      readonly serial: string;
      readonly hash: string;
      readonly again: boolean;
      readonly restoring: boolean;
      /** The shown state after the act. */
      readonly state: CaseState;
    }
  | { readonly status: 'refused'; readonly refusals: readonly Refusal[] };

/** Something being typed. `data` is the form's values as they are, valid or not. Sealed at rest; survives crashes. */
export interface Draft {
  /** The caseId the form will open or continue. */
  readonly draftId: string;
  readonly business: string;
  /** The command id the form will submit; a new one once recorded. */
  readonly commandId: string;
  readonly staff: string;
  readonly updatedAt: number;
  readonly data: unknown;
}

/** A feed item this counter could not apply, or a log finding: bytes kept, shown in the list. */
export interface SetAside {
  readonly key: string;
  readonly what: string;
  readonly at: number;
  readonly reason: string;
}

/** Three figures, each with its age: head office's row, this counter's pending effects on it, the projection. */
export interface RegisterView {
  readonly key: string;
  readonly asOf: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly pending: Readonly<Record<string, number>>;
  readonly pendingActs: number;
  readonly projected: Readonly<Record<string, unknown>>;
}

/** A row of the start-up table (design 7) that was found, and what was done or must be done, in Chinese. */
export interface StartFinding {
  readonly kind:
    | 'torn-tail-cut'
    | 'put-back'
    | 'replayed'
    | 'feed-tail-cut'
    | 'damaged'
    | 'fork'
    | 'restored'
    | 'edition';
  readonly message: string;
  /** True when the counter must not take new acts. */
  readonly stops: boolean;
}

/** How a start went. With a stopping finding the store can be read, and every act is refused. */
export interface StartReport {
  readonly findings: readonly StartFinding[];
  readonly replayedEntries: number;
}

/** What a client was found by; `-tail` is the end of a number. */
export type ClientKey =
  | 'name'
  | 'pinyin'
  | 'initials'
  | 'id-number'
  | 'id-tail'
  | 'mobile'
  | 'mobile-tail'
  | 'account'
  | 'client-no';

/**
 * A client found by what was typed. Personal data is clear: mask it when shown. `from` and `length` mark what was
 * matched, in code points of the value `by` names: the name (also for pinyin and initials), the document, the mobile,
 * the client number; for `account` the account that holds what was typed, the capital account first.
 */
export interface ClientHit {
  readonly clientNo: string;
  readonly name: string;
  readonly idKind: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly capitalAccount: string;
  /** Stock accounts, Shanghai first; none while they are not allocated. */
  readonly accounts: readonly string[];
  readonly tier: string;
  readonly by: ClientKey;
  readonly from: number;
  readonly length: number;
}

/**
 * Hits in order: exact, then the end of a number, then the beginning, then inside; alike by name, then client number.
 * `total` is counted no further than 200. While `ready` is false more clients are still being read (正在准备客户检索…),
 * and the hits are of those that have been.
 */
export interface ClientSearchAnswer {
  readonly ready: boolean;
  readonly total: number;
  readonly hits: readonly ClientHit[];
}

/** A permission on a client's row; codes are those of the tables, what a newer head office knows more is kept as it is. */
export interface ClientPermission {
  readonly permission: string;
  readonly state: string;
}

/** A securities account on a client's row. */
export interface ClientSecurity {
  readonly kind: string;
  readonly number: string;
  /** 加挂: the client had it before. */
  readonly linked: boolean;
  /** 指定交易. */
  readonly designated: boolean;
}

/**
 * A client as head office's register has it, for the client card. What the row does not say is '', null or an empty list:
 * rows from before the whole form say little.
 */
export interface ClientRecord {
  readonly clientNo: string;
  readonly name: string;
  readonly idKind: string;
  readonly idNumber: string;
  readonly sex: 'M' | 'F' | null;
  readonly birthDate: string;
  readonly mobile: string;
  readonly capitalAccount: string;
  /** 一码通. */
  readonly ymt: string | null;
  readonly shA: string | null;
  readonly szA: string | null;
  readonly tier: string;
  /** C1…C5, or '' before the first questionnaire. */
  readonly riskLevel: string;
  readonly openedOn: string;
  /** Last day of the document's validity; null when it is 长期 or head office does not know. */
  readonly idValidUntil: string | null;
  /** First day of it, or ''. */
  readonly idValidFrom: string;
  /** ISO 3166-1 alpha-3, or ''. */
  readonly nationality: string;
  readonly address: string;
  readonly investorType: string;
  readonly riskScore: number | null;
  /** Last day the assessment holds, or null. */
  readonly riskValidTo: string | null;
  /** 风险承受能力最低类别. */
  readonly lowestCategory: boolean;
  /** Level of money-laundering risk, or ''. */
  readonly amlRating: string;
  readonly permissions: readonly ClientPermission[];
  readonly securities: readonly ClientSecurity[];
  /** The depository bank; null: none. */
  readonly bank: { readonly bank: string; readonly card: string; readonly state: string } | null;
  readonly commission: {
    readonly ratePerMillion: number;
    readonly minimumFen: number;
    readonly mode: string;
  } | null;
  readonly feeSource: string;
  /** Instant of head office's figure. */
  readonly asOf: number;
}

/** Progress of a rebuild, for a bar with words. */
export type StartProgress = (step: {
  readonly words: string;
  readonly done: number;
  readonly total: number | null;
}) => void;

/** Where this counter stands. pending = head − acknowledged (I6). */
export interface Standing {
  readonly headSeq: number;
  readonly acknowledgedSeq: number;
  readonly pending: number;
  readonly feedPlace: number;
  readonly epoch: number;
  readonly headHash: string;
}

/**
 * The counter's store: the only door to journal and registers for screens. Reads are live: call them inside
 * `useLiveQuery` (hooks.ts has the usual ones). Everything that changes goes through `act` or drafts.
 */
export interface CounterStore {
  start(progress: StartProgress): Promise<StartReport>;
  act(ask: ActAsk): Promise<ActOutcome>;
  /** The values whoever an act is about is known by, such as clientNo and idNumber; empty where it names nobody. */
  actKeys(
    ask: Pick<ActAsk, 'business' | 'caseId' | 'command'>,
  ): Promise<Readonly<Record<string, string>>>;
  cases(filter: CaseFilter): Promise<readonly CaseRow[]>;
  caseById(caseId: string): Promise<CaseDetail | null>;
  /** Whether a document is known here: clients and openings under way; names the first hit in words, or null. */
  register(register: string, by: string, value: string): Promise<readonly RegisterView[]>;
  /**
   * Clients found by name, pinyin, initials, a number or its end (`/1101`: only ends), best first, at most `limit`.
   * Answers from memory while one types; it is not followed live.
   */
  searchClients(typed: string, limit: number): Promise<ClientSearchAnswer>;
  /** A client of the register, or null. */
  client(clientNo: string): Promise<ClientRecord | null>;
  /** Every case about a client this counter knows of, of every business and stage, newest first. */
  casesOfClient(named: {
    readonly clientNo: string;
    readonly idNumber: string;
  }): Promise<readonly CaseDetail[]>;
  /** Of a business, newest first; null: of every business, also of those this program does not know. */
  drafts(business: string | null): Promise<readonly Draft[]>;
  draft(draftId: string): Promise<Draft | null>;
  saveDraft(draft: Omit<Draft, 'updatedAt'>): Promise<void>;
  deleteDraft(draftId: string): Promise<void>;
  /** Makes one person's drafts another's. */
  giveDrafts(from: string, to: string): Promise<void>;
  setAside(): Promise<readonly SetAside[]>;
  standing(): Promise<Standing>;
  /** This counter's journal, newest first, before a seq (null: from the head). */
  journal(before: number | null, limit: number): Promise<JournalPart>;
  /** Entries head office has not acknowledged, oldest first, at most a thousand. */
  pendingEntries(): Promise<readonly JournalRow[]>;
  /** Everything that proves an entry; null when it is not here. Not live. */
  entryProof(epoch: number, seq: number): Promise<EntryProof | null>;
  /** Verifies a range of the journal as it lies on disk; `tell` hears how many are checked. Changes nothing. */
  verifyJournal(
    range: { readonly from: number; readonly to: number },
    tell: (checked: number) => void,
    signal: AbortSignal,
  ): Promise<ChainReport>;
  /** The counter's clock, ms UTC, and its business date (newest time token, else the local date). */
  now(): number;
  businessDate(): string;
  /** The rules of the business date: head office's edition, else the program's. The same object while they are the same. */
  tables(): RuleTables;
  /** Why no act may be decided by them, in words; null when it may. */
  tablesStop(): string | null;
  /** Called when rules or business date may have changed; returns how to stop hearing. */
  onTables(listener: () => void): () => void;
}
