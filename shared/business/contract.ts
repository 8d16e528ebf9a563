import type { z } from 'zod';
import type { Refusal } from '../errors.ts';
import type { RegisterChange } from '../feed/register.ts';
import type { Actor, Command, JournalEvent, Role } from '../journal/entry.ts';
import type { MaskKind } from '../rulebook/identity/mask.ts';
import type { RuleTables } from '../rulebook/tables.ts';
import type { ApprovalNeed } from '../safeguards/approval.ts';
import type { EvidenceRef } from '../safeguards/evidence.ts';
import type { VisitGrade } from '../safeguards/visit.ts';
import type { Suite } from '../suite.ts';
import { oncePerObject } from '../values/once-per-object.ts';
import type { Stage } from './stage.ts';

/** A function code of the counter, stable for ever once given. */
export interface CounterFunction {
  readonly code: string;
  readonly title: string;
}

/**
 * What `decide` wants to know of head office's registers or of other cases. The program loads it: the
 * counter from its store by keyed hash, head office from its tables. Facts may only forbid.
 */
export type FactRequest =
  | {
      readonly name: string;
      readonly from: 'register';
      readonly register: string;
      readonly by: string;
      readonly value: string;
    }
  | {
      readonly name: string;
      readonly from: 'cases';
      readonly business: string;
      readonly by: string;
      readonly value: string;
    };

/** One row found for a request. For cases `key` is the caseId and `body` the CaseState; `by: 'key'` finds by key itself. */
export interface FactRow {
  readonly key: string;
  readonly asOf: number;
  readonly body: unknown;
}

/** Answers by request name; a request nothing was found for has an empty list. */
export type Facts = Readonly<Record<string, readonly FactRow[]>>;

/** What an act is decided with, the same at counter and head office. */
export interface DecideContext {
  readonly facts: Facts;
  readonly actor: Actor;
  /** The counter's clock at the act, ms UTC. */
  readonly at: number;
  readonly businessDate: string;
  readonly tables: RuleTables;
  readonly caseId: string;
  /** Stage of the case before the act; null when the act opens it. */
  readonly stage: Stage | null;
  /** Who has approved the command; empty while it is only submitted. */
  readonly approvers: readonly string[];
  readonly position: JournalPosition | null;
  /** Where and when the command was submitted: an approval decides it anew, at another time and perhaps elsewhere. */
  readonly submitted: { readonly counter: string; readonly at: number };
  readonly suite: Suite;
  /** Head office's public key, hex. */
  readonly headOfficeKey: string;
}

/** What the approvals an act needs may depend on, beside the act. */
export type ApprovalContext = Pick<
  DecideContext,
  'facts' | 'businessDate' | 'tables' | 'suite' | 'headOfficeKey' | 'caseId' | 'actor' | 'submitted'
>;

/** Where an act stands in its counter's journal; null for head office's own acts. Sign-ins are signed over it. */
export interface JournalPosition {
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
  readonly prev: string;
}

/** A line of an act or case in words: label and value as staff read them; `mask` names how it is shown without a visit. */
export interface WordLine {
  readonly label: string;
  readonly value: string;
  readonly mask?: MaskKind;
}

/** What lists show of a case. Clear personal data: sealed wherever it is kept, masked wherever it is shown. */
export interface CaseSummary {
  /** Whom or what it is about, e.g. the client's name. */
  readonly subject: string;
  /** e.g. the document number. */
  readonly document: string;
  readonly detail: string;
}

/**
 * How a case may be taken back now. withdraw: before the decision only; `accepted` says why not after it, where there
 * is more to say · void: also after it, because nothing has left the house yet · none: not any more.
 */
export type Undo =
  | { readonly kind: 'withdraw'; readonly accepted?: string }
  | { readonly kind: 'void' }
  | { readonly kind: 'none'; readonly reason: string };

/** A command or event as a business types it. */
export type Typed<Type extends string, Data> = { readonly type: Type; readonly data: Data };

/**
 * One business: pure, and the same code at counter and head office. Members arrive with their first user.
 * `State` is the business's own part of a case; common events are folded beside it (case.ts).
 */
export interface Business<
  State,
  Cmd extends Typed<string, unknown>,
  Ev extends Typed<string, unknown>,
> {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly functions: readonly CounterFunction[];
  /** Roles that may act as maker. */
  readonly roles: readonly Role[];
  /** Command types that only head office may give. */
  readonly headOfficeCommands: readonly Cmd['type'][];
  /** True only for the sign-in itself: its own `decide` proves who acts; all others need an open session. */
  readonly provesActorItself: boolean;
  /**
   * Commands that are decided by rule tables: done by a withdrawn edition they have to be done again (ED-2). The others
   * tell what has happened, or take something back, and stand whatever the edition.
   */
  readonly restsOnTables: readonly Cmd['type'][];
  /** True where several requests may be decided in one go: their few words say all there is to look at. */
  readonly approvesTogether?: true;
  readonly command: z.ZodType<Cmd>;
  readonly event: z.ZodType<Ev>;
  /** Brings a state an older program kept to this one's form; needed as soon as the form has changed once. */
  readonly state?: z.ZodType<State>;
  /** Register rows and cases to load before deciding; may be asked with any command of the schema. */
  facts(command: Cmd, state: State | null): readonly FactRequest[];
  /** All refusals together, or the events. Never throws for anything the schema lets through. */
  decide(
    command: Cmd,
    state: State | null,
    context: DecideContext,
  ): readonly Refusal[] | readonly Ev[];
  /** Total, reads nothing else; null when the event no longer fits the state, which marks the case. */
  evolve(state: State | null, event: Ev): State | null;
  /** Values a case is found by, e.g. { idNumber }. */
  keys(state: State): Readonly<Record<string, string>>;
  summary(state: State): CaseSummary;
  /** The act in words, for the review before F8, the approval panel and the slip. */
  words(command: Cmd): readonly WordLine[];
  /** What lists show of a case that is only a command so far (waiting for approval), and what it is found by. */
  draftSummary(command: Cmd): {
    readonly summary: CaseSummary;
    readonly keys: Readonly<Record<string, string>>;
  };
  /** Who has to agree, by content. */
  approvals(command: Cmd, state: State | null, context: ApprovalContext): readonly ApprovalNeed[];
  /** Every piece the command names: kept here before its entry is appended, awaited by head office after it. */
  evidence(command: Cmd): readonly EvidenceRef[];
  /**
   * How surely the client must be there; absent or null: a visit may be carried and none is needed. Whose act it is
   * say the keys `clientNo` and `idNumber`, of the command's `draftSummary` and of the state.
   */
  visit?(command: Cmd): VisitGrade | null;
  undo(state: State | null): Undo;
  /** Whether head office has done what was asked: the case reads 已办结. */
  isDone(state: State): boolean;
  effects(event: Ev): readonly RegisterChange[];
}

/** A business whose types have been erased at its one door: commands and events are parsed before they reach it. */
export interface AnyBusiness {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly functions: readonly CounterFunction[];
  readonly roles: readonly Role[];
  readonly headOfficeCommands: readonly string[];
  readonly provesActorItself: boolean;
  readonly restsOnTables: readonly string[];
  readonly approvesTogether: boolean;
  /** Whether its acts are for a client in hand, who may have to be there: a tab of it takes on a client. */
  readonly hasVisits: boolean;
  /** Null when the command is not one of this business. */
  parse(command: Pick<Command, 'type' | 'data'>): Parsed | null;
  evolve(state: unknown, event: JournalEvent): unknown;
  keys(state: unknown): Readonly<Record<string, string>>;
  summary(state: unknown): CaseSummary;
  undo(state: unknown): Undo;
  isDone(state: unknown): boolean;
  effects(event: JournalEvent): readonly RegisterChange[];
}

/** A command the business has recognised, with everything that may be asked of it. */
export interface Parsed {
  facts(state: unknown): readonly FactRequest[];
  decide(state: unknown, context: DecideContext): readonly Refusal[] | readonly JournalEvent[];
  words(): readonly WordLine[];
  draftSummary(): {
    readonly summary: CaseSummary;
    readonly keys: Readonly<Record<string, string>>;
  };
  approvals(state: unknown, context: ApprovalContext): readonly ApprovalNeed[];
  evidence(): readonly EvidenceRef[];
  visit(): VisitGrade | null;
}

/** Tells refusals from events. An empty list counts as events: nothing to object, nothing to do. */
export function isRefused(
  outcome: readonly Refusal[] | readonly JournalEvent[],
): outcome is readonly Refusal[] {
  return outcome.length > 0 && outcome.every((one) => 'rule' in one);
}

/**
 * Puts a business behind its parsed door. A state handed in is one this business made (cases carry their
 * business's name), this program or an older one, so the casts below only undo the erasure.
 */
export function erase<State, Cmd extends Typed<string, unknown>, Ev extends Typed<string, unknown>>(
  business: Business<State, Cmd, Ev>,
): AnyBusiness {
  // A state reaches these functions only through the case that names this business. One that does not fit is a
  // newer program's: it is left as it is, because a counter that throws here would not start.
  const present = (state: unknown): State =>
    business.state?.safeParse(state).data ?? (state as State);
  const own = (state: unknown): State | null => (state == null ? null : present(state));
  const { name, version, title, functions, roles, headOfficeCommands, provesActorItself } =
    business;
  // Folded, and asked for its effects, wherever it arrives.
  const read = oncePerObject((event) => business.event.safeParse(event).data ?? null);
  return {
    name,
    version,
    title,
    functions,
    roles,
    headOfficeCommands,
    provesActorItself,
    restsOnTables: business.restsOnTables,
    approvesTogether: business.approvesTogether === true,
    hasVisits: business.visit !== undefined,
    parse(raw) {
      const parsed = business.command.safeParse({ type: raw.type, data: raw.data });
      if (!parsed.success) return null;
      const command = parsed.data;
      return {
        facts: (state) => business.facts(command, own(state)),
        // Events are plain JSON by their schema; the journal's type says no more than that.
        decide: (state, context) =>
          business.decide(command, own(state), context) as
            | readonly Refusal[]
            | readonly JournalEvent[],
        words: () => business.words(command),
        draftSummary: () => business.draftSummary(command),
        approvals: (state, context) => business.approvals(command, own(state), context),
        evidence: () => business.evidence(command),
        visit: () => business.visit?.(command) ?? null,
      };
    },
    evolve(state, event) {
      const known = read(event);
      return known === null ? null : business.evolve(own(state), known);
    },
    keys: (state) => business.keys(present(state)),
    summary: (state) => business.summary(present(state)),
    undo: (state) => business.undo(own(state)),
    isDone: (state) => business.isDone(present(state)),
    effects(event) {
      const known = read(event);
      return known === null ? [] : business.effects(known);
    },
  };
}
