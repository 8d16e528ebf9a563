import { z } from 'zod';
import { Command, HashHex } from '../journal/entry.ts';
import { ApprovalNeed, type SignedDecision } from '../safeguards/approval.ts';
import { DelegationStatement, SignedDelegation } from '../safeguards/delegation.ts';
import type { SignedAuthority } from '../safeguards/authority.ts';
import { ReasonPlace, RefusalReasons } from '../safeguards/refusal-reason.ts';
import { HandOverContent, SessionStatement } from '../safeguards/session.ts';
import { StaffNo, CommandId } from '../values/ids.ts';

/** Somebody who can sign in at this counter without a line. */
export interface Colleague {
  readonly staff: string;
  readonly name: string;
  readonly authorityUntil: number;
  /** Instant until which sign-in is refused after wrong tries, or null. */
  readonly lockedUntil: number | null;
  /** When the password was last changed, or null; and whether head office has not heard of that yet. */
  readonly passwordChangedAt: number | null;
  readonly isPasswordWaiting: boolean;
}

/** Somebody has just given their own password: by which authority, and how often it went wrong before. */
interface Proved {
  readonly authority: SignedAuthority;
  /** Wrong passwords given at this counter since the person's last signed entry; goes into the next one. */
  readonly failedTries: number;
}

/** Outcome of a sign-in panel. The private key stays unsealed in the shell until sign-out or restart. */
export type SignInOutcome =
  | ({ readonly status: 'signed-in' } & Proved)
  | { readonly status: 'cancelled' };

/** Outcome of the panels in which one certain thing is proved. The key is open, or open for that thing alone. */
export type ProveOutcome =
  | ({ readonly status: 'proved' } & Proved)
  | { readonly status: 'cancelled' };

/** Whose window is locked, since when. */
export const UnlockAsk = z.object({
  staff: StaffNo,
  name: z.string().max(100),
  lockedAt: z.int(),
});
export type UnlockAsk = Readonly<z.infer<typeof UnlockAsk>>;

/** A locked session that somebody else is to end; their key signs this once and for this session only. */
export const EndSessionAsk = UnlockAsk.extend({ session: CommandId });
export type EndSessionAsk = Readonly<z.infer<typeof EndSessionAsk>>;

/** A hand-over as the giver lists it; who receives it is said in the panel. */
export const HandOverAsk = z.object({
  staff: StaffNo,
  name: z.string().max(100),
  session: CommandId,
  content: HandOverContent.omit({ to: true }),
});
export type HandOverAsk = Readonly<z.infer<typeof HandOverAsk>>;

/** `isSent`: head office has the key under the new password, so that other counters get it. */
export type ChangePasswordOutcome =
  | { readonly status: 'changed'; readonly sealedAt: number; readonly isSent: boolean }
  | { readonly status: 'cancelled' };

/**
 * What the page found about an act, beside its words: why it has to be authorized, what is unusual, what the decider
 * has to tick before agreeing, and the places a reason for refusing may name.
 */
export const ApproveLook = z.object({
  why: z.array(z.string().max(200)).max(40),
  unusual: z.array(z.object({ words: z.string().max(200), isGrave: z.boolean() })).max(60),
  ticks: z.array(z.string().max(200)).max(20),
  places: z.array(ReasonPlace).max(200),
  /** Whether the decider came to send it back; the panel begins with the reasons. */
  refusing: z.literal(true).exactOptional(),
});
export type ApproveLook = Readonly<z.infer<typeof ApproveLook>>;

/** What the renderer asks a decision on; the panel shows the command in words and computes its digest itself. */
export const ApproveAsk = z.object({
  branch: z.string().regex(/^\d{4}$/),
  business: z.string().min(1).max(64),
  caseId: CommandId,
  command: Command,
  need: ApprovalNeed,
  maker: StaffNo,
  /** As the roster has it; absent where it is not at hand. */
  makerName: z.string().max(100).exactOptional(),
  /** Serial number of what is decided, for the title; nothing is decided by it. */
  serial: z.string().max(40).exactOptional(),
  expiresAt: z.int(),
  /** Who is to decide, where that is settled: the panel asks only for their password. */
  staff: StaffNo.exactOptional(),
  /** Delegations in force at this counter: whoever has no right of their own may decide by one given to them. */
  delegations: z.array(SignedDelegation).max(50).exactOptional(),
  /** Absent where the words of the act say all: then words alone refuse it. */
  look: ApproveLook.exactOptional(),
});
export type ApproveAsk = Readonly<z.infer<typeof ApproveAsk>>;

/** Several acts one person decides alike, in one panel that shows each of them in words. */
export const ApproveAsks = z.array(ApproveAsk).min(1).max(20);

export type ApproveOutcome =
  | { readonly status: 'decided'; readonly decision: SignedDecision }
  | { readonly status: 'cancelled' };

/** A signed decision for each act, in their order. */
export type ApproveManyOutcome =
  | { readonly status: 'decided'; readonly decisions: readonly SignedDecision[] }
  | { readonly status: 'cancelled' };

export type DelegateOutcome =
  | { readonly status: 'delegated'; readonly delegation: SignedDelegation }
  | { readonly status: 'cancelled' };

/** People's keys: sealed files of the shell. Passwords are typed only in the shell's panel. */
export interface StaffKeys {
  colleagues(): Promise<readonly Colleague[]>;
  /** Opens the sign-in panel (first sign-in with a one-time code included). @throws Fault PANEL_BUSY */
  signIn(): Promise<SignInOutcome>;
  /** Signs an act of a session over the chain head, for a person whose key is open for it. @throws Fault NOT_SIGNED_IN */
  signSession(statement: z.infer<typeof SessionStatement>): Promise<{ readonly signature: string }>;
  /** Forgets the unsealed key: at sign-out, and while the window is locked. */
  signOut(staff: string): Promise<void>;
  /** Opens the panel in which the same person gives their password again. @throws Fault PANEL_BUSY */
  unlock(ask: UnlockAsk): Promise<ProveOutcome>;
  /** Opens the panel in which a supervisor takes on the end of another's session. @throws Fault PANEL_BUSY */
  endSession(ask: EndSessionAsk): Promise<ProveOutcome>;
  /** Opens the panel in which another person takes over; their key is open afterwards. @throws Fault PANEL_BUSY */
  handOver(ask: HandOverAsk): Promise<ProveOutcome>;
  /** Opens the panel for a new password of who is signed in. @throws Fault PANEL_BUSY */
  changePassword(staff: string): Promise<ChangePasswordOutcome>;
  /** Opens the approval panel for another person's decision on exactly this command. @throws Fault PANEL_BUSY */
  approve(ask: ApproveAsk): Promise<ApproveOutcome>;
  /** The same on several acts at once: one password, a statement signed for each. @throws Fault PANEL_BUSY */
  approveMany(asks: readonly ApproveAsk[]): Promise<ApproveManyOutcome>;
  /** Opens the panel in which the giver signs a delegation of their own right. @throws Fault PANEL_BUSY */
  delegate(statement: DelegationStatement): Promise<DelegateOutcome>;
  /** Opens the enrolment panel of a counter not yet enrolled: one-time code and head office's fingerprint. */
  enrol(): Promise<{ readonly status: 'enrolled' | 'cancelled' }>;
  /** Closes an open panel as if cancelled, e.g. when the window locks. */
  cancelPanel(): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const staffKeysArguments = {
  colleagues: z.tuple([]),
  signIn: z.tuple([]),
  signSession: z.tuple([SessionStatement]),
  signOut: z.tuple([StaffNo]),
  unlock: z.tuple([UnlockAsk]),
  endSession: z.tuple([EndSessionAsk]),
  handOver: z.tuple([HandOverAsk]),
  changePassword: z.tuple([StaffNo]),
  approve: z.tuple([ApproveAsk]),
  approveMany: z.tuple([ApproveAsks]),
  delegate: z.tuple([DelegationStatement]),
  enrol: z.tuple([]),
  cancelPanel: z.tuple([]),
} satisfies Record<keyof StaffKeys, z.ZodType>;

/** One act of several, with the digest the shell computed. */
export interface ApproveItem {
  readonly ask: ApproveAsk;
  readonly digest: string;
}

/** A person who may choose a password in the panel, with every spelling of their name it must not contain. */
export interface NamedPerson {
  readonly staff: string;
  readonly name: string;
  readonly nameForms: readonly string[];
}

/** What the panel page is asked to show, and what it may answer. Its channel is its own; no other page has it. */
export type PanelTask =
  | {
      readonly kind: 'sign-in';
      readonly colleagues: readonly Colleague[];
      /** Everybody known here, also who has not signed in yet. */
      readonly people: readonly NamedPerson[];
      readonly online: boolean;
    }
  | { readonly kind: 'unlock'; readonly ask: UnlockAsk }
  | { readonly kind: 'end-session'; readonly ask: EndSessionAsk }
  | { readonly kind: 'hand-over'; readonly ask: HandOverAsk }
  | { readonly kind: 'change-password'; readonly person: NamedPerson; readonly online: boolean }
  | { readonly kind: 'approve'; readonly ask: ApproveAsk; readonly digest: string }
  | { readonly kind: 'approve-many'; readonly items: readonly ApproveItem[] }
  | {
      readonly kind: 'delegate';
      readonly statement: DelegationStatement;
      /** Names as the shell's own files have them; null for somebody it does not know. */
      readonly fromName: string | null;
      readonly toName: string | null;
    }
  | { readonly kind: 'enrol' };

export const PanelAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancel') }),
  z.object({ kind: z.literal('sign-in'), staff: StaffNo, password: z.string().max(1024) }),
  z.object({ kind: z.literal('unlock'), password: z.string().max(1024) }),
  z.object({ kind: z.literal('end-session'), staff: StaffNo, password: z.string().max(1024) }),
  z.object({ kind: z.literal('hand-over'), staff: StaffNo, password: z.string().max(1024) }),
  z.object({
    kind: z.literal('change-password'),
    password: z.string().max(1024),
    next: z.string().max(1024),
  }),
  z.object({
    kind: z.literal('first-sign-in'),
    staff: StaffNo,
    code: z.string().max(64),
    password: z.string().max(1024),
  }),
  z.object({
    kind: z.literal('decide'),
    staff: StaffNo,
    password: z.string().max(1024),
    decision: z.enum(['approve', 'refuse']),
    comment: z.string().max(500),
    /** Why it is refused, one by one. */
    reasons: RefusalReasons.exactOptional(),
    /** The digest the panel computed from the command it showed. */
    digest: HashHex,
  }),
  z.object({
    kind: z.literal('decide-many'),
    staff: StaffNo,
    password: z.string().max(1024),
    decision: z.enum(['approve', 'refuse']),
    comment: z.string().max(500),
    /** One for each act shown, in their order. */
    digests: z.array(HashHex).min(1).max(20),
  }),
  z.object({ kind: z.literal('delegate'), password: z.string().max(1024) }),
  z.object({
    kind: z.literal('enrol'),
    code: z.string().max(64),
    fingerprint: z.string().max(128),
  }),
]);
export type PanelAnswer = Readonly<z.infer<typeof PanelAnswer>>;

/** The shell's word on an answer: done (the panel closes), or what is wrong, at its field. */
export type PanelReply =
  | { readonly status: 'done' }
  | {
      readonly status: 'refused';
      readonly field?: string;
      readonly message: string;
      /** How long nothing more is taken of this person, ms. */
      readonly waitMs?: number;
    };

/** The panel page's whole channel, the same under Electron's panel preload and the browser host's second port. */
export interface PanelChannel {
  task(): Promise<PanelTask>;
  answer(answer: PanelAnswer): Promise<PanelReply>;
}
