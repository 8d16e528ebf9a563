import type { CaseState } from '../shared/business/case.ts';
import type { Command, JournalEvent } from '../shared/journal/entry.ts';
import type { ScreenedPerson } from '../shared/safeguards/screening.ts';
import type { AlarmCode } from './alarms.ts';
import type { FirstPassword } from './first-password.ts';
import type { Exchanged, OutwardRequest } from './outward/request.ts';
import type { ListScreening } from './screening/list-screening.ts';

/** What a reaction may take of head office's own while its act is decided. */
export interface ReactionTools {
  /** Instant of the transaction on head office's clock. */
  readonly now: number;
  /** The next number of a branch's range; taken for good only when the act is recorded. */
  nextNumber(range: string): Promise<number>;
  /** Whether a register has a row of this key. */
  isTaken(register: string, key: string): Promise<boolean>;
  /** What head office's newest list says of these people; null while there is no list. */
  screen(people: readonly ScreenedPerson[]): Promise<ListScreening | null>;
  /** The `personDigest` of a person. */
  digestOf(person: { readonly name: string; readonly number: string }): string;
  /** Stores the password a new client chose; done twice it is as done once. */
  firstPassword(first: FirstPassword): Promise<void>;
  alarm(code: AlarmCode, detail: string): void;
}

/** A command of head office on the case; its id is derived from case and step. */
export type OwnCommand = Pick<Command, 'type' | 'version' | 'data'>;

/** Until when what an entry asks for may go out by its time token; null: it carries none that counts. */
export interface Lease {
  readonly until: number | null;
}

/** When a request would go out: the case as it is now, and the day its branch has begun. */
export interface SendingMoment {
  readonly state: CaseState;
  /** ms UTC. */
  readonly now: number;
  /** The branch's newest day; '' before its first. */
  readonly begunDay: string;
}

/**
 * go: it may go · first: the act is recorded before it goes, and one that is refused means that it must not · instead:
 * the act is recorded and it does not go · drop: it is not wanted any more.
 */
export type BeforeSending =
  | { readonly way: 'go' }
  | { readonly way: 'drop' }
  | { readonly way: 'first' | 'instead'; readonly command: OwnCommand };

/** What head office does after an accepted event of a business. */
export interface Reaction {
  readonly business: string;
  /** Whether what its entries ask for goes out only within their order lease. */
  readonly isLeased?: true;
  /** What to ask of the outside when this event has been accepted, or null. `state` is the case after it. */
  outward(event: JournalEvent, state: CaseState, lease: Lease): OutwardRequest | null;
  /** What comes before a request goes out; absent: nothing. */
  beforeSending?(request: OutwardRequest, at: SendingMoment): BeforeSending;
  /** The act that follows from the answer; nothing: none does; null: not yet, it is asked for again. */
  answered(
    about: { readonly branch: string; readonly state: CaseState },
    exchanged: Exchanged,
    tools: ReactionTools,
  ): Promise<OwnCommand | 'nothing' | null>;
  /** What else is kept once that act is recorded, in its transaction. */
  recorded?(state: CaseState, command: OwnCommand, tools: ReactionTools): Promise<void>;
}

/** Reactions by business name. */
export type Reactions = ReadonlyMap<string, Reaction>;
