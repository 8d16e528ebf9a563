import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { noticeReceipt as found } from '../../safeguards/notice.ts';
import { CaseState } from '../case.ts';
import {
  type Business,
  type CaseSummary,
  type DecideContext,
  erase,
  type Typed,
} from '../contract.ts';

const readData = z.object({
  /** Id of the notice, its key in the register. */
  notice: z.string().min(1).max(128),
  /** Its title as it was shown, for lists. */
  title: z.string().max(60),
});

type ReceiptCommand = Typed<'ReadNotice', z.infer<typeof readData>>;
type ReceiptEvent = Typed<'NoticeRead', z.infer<typeof readData>>;
type Receipt = z.infer<typeof readData>;

const title = '公告已读';

const receiptBusiness: Business<Receipt, ReceiptCommand, ReceiptEvent> = {
  name: found.business,
  version: 1,
  title,
  functions: [],
  roles: ['maker', 'supervisor', 'branch-manager', 'compliance', 'account-manager'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: z.object({ type: z.literal('ReadNotice'), data: readData }),
  event: z.object({ type: z.literal('NoticeRead'), data: readData }),
  facts: (command) => [
    {
      name: 'receipts',
      from: 'cases',
      business: found.business,
      by: found.key,
      value: command.data.notice,
    },
  ],
  decide: (command, state, context) => {
    const refusals = readAlready(state, context);
    return refusals.length > 0 ? refusals : [{ type: 'NoticeRead', data: command.data }];
  },
  evolve: (state, event) => (state === null ? event.data : null),
  keys: (state) => ({ [found.key]: state.notice }),
  summary: summaryOf,
  words: (command) => [{ label: '公告', value: command.data.title }],
  draftSummary: (command) => ({
    summary: summaryOf(command.data),
    keys: { [found.key]: command.data.notice },
  }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '已读回执不能撤回。' }),
  isDone: () => true,
  effects: () => [],
};

/** Somebody has read a notice of head office: one case a person and notice. */
export const noticeReceipt = erase(receiptBusiness);

/** The notice stands where other cases name a document: lists find by it what is read. */
function summaryOf(receipt: Receipt): CaseSummary {
  return { subject: receipt.title, document: receipt.notice, detail: title };
}

/** A person confirms a notice once. Rule NO-1. */
function readAlready(state: Receipt | null, { facts, actor, caseId }: DecideContext): Refusal[] {
  const others = (facts['receipts'] ?? [])
    .filter(({ key }) => key !== caseId)
    .map(({ body }) => CaseState.safeParse(body));
  const isRead = others.some((one) => one.success && one.data.maker === actor.staff);
  return state !== null || isRead
    ? [{ rule: 'NO-1', message: '您已确认阅读该公告,不需再次确认。' }]
    : [];
}
