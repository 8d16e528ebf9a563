import { z } from 'zod';
import { Circumstance, Operation } from '../service/approval-matrix.ts';
import { explainApprovalNeeds } from '../service/approval-need.ts';
import { explainRetention, RecordKind } from '../service/retention.ts';
import { AmountText, answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const approvalNeed = ruleKind({
  kind: 'approval_need',
  title: '复核与授权',
  input: z.strictObject({
    operation: Operation,
    flags: z.array(Circumstance).default([]),
    amount: AmountText.exactOptional(),
    points: z.int().min(0).exactOptional(),
    on: DateText.exactOptional(),
  }),
  example: { operation: 'ACCOUNT_OPENING', flags: ['MINOR'] },
  answer: ({ operation, flags, amount, points, on }, tables) =>
    answered(
      explainApprovalNeeds(
        { operation, circumstances: flags, amount: amount ?? null, points: points ?? null },
        on ?? tables.judgedOn,
        tables,
      ),
      ({ approvers, conditions }) => ({ needs: [...approvers], conditions: [...conditions] }),
    ),
});

const retention = ruleKind({
  kind: 'retention',
  title: '保存期限',
  input: z.strictObject({
    record: RecordKind,
    from: DateText,
    ended_on: DateText.exactOptional(),
    held: z.boolean().default(false),
    on: DateText.exactOptional(),
  }),
  example: { record: 'CLIENT', from: '2016-05-04', ended_on: '2026-11-23' },
  answer: ({ record, from, ended_on, held, on }, tables) =>
    answered(
      explainRetention(
        { record, from, endedOn: ended_on ?? null, isHeld: held },
        on ?? tables.judgedOn,
        tables,
      ),
      ({ keepUntil, because }) => ({ keep_until: keepUntil, because }),
    ),
});

/** Who agrees to what, and how long records are kept. */
export const serviceApprovalKinds: readonly RuleKind[] = [approvalNeed, retention];
