import { z } from 'zod';
import { Command, HashHex } from '../journal/entry.ts';
import { ApprovalNeed, type SignedDecision } from '../safeguards/approval.ts';
import { DelegationStatement, SignedDelegation } from '../safeguards/delegation.ts';
import type { SignedAuthority } from '../safeguards/authority.ts';
import { SessionStatement } from '../safeguards/session.ts';
import { StaffNo, CommandId } from '../values/ids.ts';

/** Somebody who can sign in at this counter without a line. */
export interface Colleague {
  readonly staff: string;
  readonly name: string;
  readonly authorityUntil: number;
  /** Instant until which sign-in is refused after wrong tries, or null. */
  readonly lockedUntil: number | null;
}

/** Outcome of a sign-in panel. The private key stays unsealed in the shell until sign-out or restart. */
export type SignInOutcome =
  | { readonly status: 'signed-in'; readonly authority: SignedAuthority }
  | { readonly status: 'cancelled' };

/** What the renderer asks a decision on; the panel shows the command in words and computes its digest itself. */
export const ApproveAsk = z.object({
  branch: z.string().regex(/^\d{4}$/),
  business: z.string().min(1).max(64),
  caseId: CommandId,
  command: Command,
  need: ApprovalNeed,
  maker: StaffNo,
  expiresAt: z.int(),
  /** Who is to decide, where that is settled: the panel asks only for their password. */
  staff: StaffNo.exactOptional(),
  /** Delegations in force at this counter: whoever has no right of their own may decide by one given to them. */
  delegations: z.array(SignedDelegation).max(50).exactOptional(),
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
  /** Signs a sign-in or sign-out over the chain head, for a person whose key is unsealed. @throws Fault NOT_SIGNED_IN */
  signSession(statement: z.infer<typeof SessionStatement>): Promise<{ readonly signature: string }>;
  /** Forgets the unsealed key. */
  signOut(staff: string): Promise<void>;
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

/** What the panel page is asked to show, and what it may answer. Its channel is its own; no other page has it. */
export type PanelTask =
  | {
      readonly kind: 'sign-in';
      readonly colleagues: readonly Colleague[];
      readonly online: boolean;
    }
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
  | { readonly status: 'refused'; readonly field?: string; readonly message: string };

/** The panel page's whole channel, the same under Electron's panel preload and the browser host's second port. */
export interface PanelChannel {
  task(): Promise<PanelTask>;
  answer(answer: PanelAnswer): Promise<PanelReply>;
}
