import { z } from 'zod';
import { Reason } from '../feed/item.ts';
import type { JournalEvent } from '../journal/entry.ts';
import { ApprovalNeed, ApprovalRequest, SignedDecision } from '../safeguards/approval.ts';
import { StaffNo } from '../values/ids.ts';

/** Papers a counter prints of a case. */
const Paper = z.enum(['acceptance-slip']);

/**
 * A call to the client of a returned case, after the client has left. `at` is when it was made, ms UTC.
 *
 * { "at": 1795400000000, "how": "phone", "outcome": "reached", "note": "明天上午带身份证来" }
 */
export const ClientCall = z.object({
  at: z.int().min(0),
  how: z.enum(['phone', 'sms', 'visit']),
  outcome: z.enum(['reached', 'not-reached']),
  note: z.string().max(200),
});
/** A call to the client of a returned case. */
export type ClientCall = Readonly<z.infer<typeof ClientCall>>;

/** The words for how a client was called. */
export const callWayWords: Readonly<Record<ClientCall['how'], string>> = {
  phone: '电话',
  sms: '短信',
  visit: '上门',
};

/** The words for what became of a call. */
export const callOutcomeWords: Readonly<Record<ClientCall['outcome'], string>> = {
  reached: '已联系上',
  'not-reached': '未联系上',
};

/** Commands every business understands; decided once, in decide-act.ts. */
export const CommonCommand = z.discriminatedUnion('type', [
  /** A signed decision on the case's open request. */
  z.object({ type: z.literal('DecideApproval'), data: SignedDecision }),
  /** 送复核: who is asked to decide, which binds nobody; the newest is who is waited for. */
  z.object({
    type: z.literal('AskApprover'),
    data: z.object({ staff: StaffNo, name: z.string().min(1).max(100) }),
  }),
  /** 撤回 before the decision; 作废 after the acceptance, where the business can still take it back. */
  z.object({ type: z.literal('Withdraw'), data: z.object({ reason: z.string().max(200) }) }),
  /** A paper of the case goes to the printer, first or again: an entry, so that no copy is unknown. */
  z.object({ type: z.literal('PrintPaper'), data: z.object({ paper: Paper }) }),
  /** A call to the client of a returned case is written down. */
  z.object({ type: z.literal('NoteCall'), data: ClientCall }),
  /** Head office sends the case back. */
  z.object({ type: z.literal('ReturnCase'), data: z.object({ reasons: z.array(Reason).min(1) }) }),
  /** Head office's timer ends an approval nobody gave in time. */
  z.object({ type: z.literal('ExpireApproval'), data: z.object({ commandId: z.string() }) }),
]);
export type CommonCommand = Readonly<z.infer<typeof CommonCommand>>;

/** The common commands that only head office may give. */
export const headOfficeCommonCommands: readonly string[] = ['ReturnCase', 'ExpireApproval'];

export const ReturnedBy = z.enum(['checker', 'head-office', 'timer']);

/** Events common to all businesses, folded once, beside the business's own state. */
export const CommonEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ApprovalRequested'), data: ApprovalRequest }),
  z.object({
    type: z.literal('ApprovalDecided'),
    data: z.object({
      need: ApprovalNeed,
      staff: StaffNo,
      name: z.string(),
      decision: z.enum(['approve', 'refuse']),
      comment: z.string(),
      at: z.int(),
      /** By whose delegated right, when not the decider's own. */
      delegation: z.object({ id: z.string(), from: StaffNo, name: z.string() }).exactOptional(),
    }),
  }),
  z.object({
    type: z.literal('ApproverAsked'),
    data: z.object({ staff: StaffNo, name: z.string(), at: z.int() }),
  }),
  z.object({ type: z.literal('Withdrawn'), data: z.object({ reason: z.string() }) }),
  z.object({
    type: z.literal('Returned'),
    data: z.object({ reasons: z.array(Reason).min(1), by: ReturnedBy }),
  }),
  // Which copy it was is counted by the fold, not said here: two counters may print at the same time.
  z.object({ type: z.literal('Printed'), data: z.object({ paper: Paper }) }),
  // By whom is who recorded it.
  z.object({ type: z.literal('ClientCalled'), data: ClientCall }),
]);
export type CommonEvent = Readonly<z.infer<typeof CommonEvent>>;

const commonEventTypes: ReadonlySet<string> = new Set([
  'ApprovalRequested',
  'ApprovalDecided',
  'ApproverAsked',
  'Withdrawn',
  'Returned',
  'Printed',
  'ClientCalled',
]);
const commonCommandTypes: ReadonlySet<string> = new Set([
  'DecideApproval',
  'AskApprover',
  'Withdraw',
  'PrintPaper',
  'NoteCall',
  'ReturnCase',
  'ExpireApproval',
]);

/** Whether a command type is common to all businesses. */
export function isCommonCommand(type: string): boolean {
  return commonCommandTypes.has(type);
}

/** The common event, 'unreadable' when it is one by name but does not parse, or null for a business's own event. */
export function asCommonEvent(event: JournalEvent): CommonEvent | 'unreadable' | null {
  if (!commonEventTypes.has(event.type)) return null;
  const parsed = CommonEvent.safeParse(event);
  return parsed.success ? parsed.data : 'unreadable';
}
