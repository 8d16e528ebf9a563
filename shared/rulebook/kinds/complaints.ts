import { z } from 'zod';
import { type ComplaintClock, explainComplaintDeadline } from '../calendar/complaint-deadline.ts';
import { explainEscalation } from '../calendar/complaint-escalation.ts';
import { ComplaintStep, ComplaintUrgency } from '../calendar/complaint-terms.ts';
import { answered, DateText, ruleKind, type RuleKind, TimeText } from './kind.ts';

const pause = z
  .strictObject({ from: DateText, to: DateText })
  .refine(({ from, to }) => from <= to, '中止时段的终止日早于起始日。');

const clockFields = {
  received_on: DateText,
  level: ComplaintUrgency,
  step: ComplaintStep,
  forwarded_by_12386: z.boolean().exactOptional(),
  pauses: z.array(pause).exactOptional(),
};

const complaintDeadline = ruleKind({
  kind: 'complaint_deadline',
  title: '投诉时限',
  input: z
    .strictObject({
      ...clockFields,
      received_at: TimeText.exactOptional(),
      extended: z.boolean().exactOptional(),
    })
    .refine(({ step, extended }) => extended !== true || step === 'RESOLVE', '只有办结可以延期。'),
  example: { received_on: '2026-11-23', level: 'NORMAL', step: 'RESOLVE' },
  answer: ({ received_at, extended, ...fields }, tables) => {
    const asked = {
      ...clockOf(fields),
      startedAt: received_at ?? null,
      isExtended: extended === true,
    };
    return answered(explainComplaintDeadline(asked, tables), ({ dueOn, dueAt, state }) =>
      dueAt === null ? { due_on: dueOn, state } : { due_on: dueOn, due_at: dueAt, state },
    );
  },
});

const complaintEscalation = ruleKind({
  kind: 'complaint_escalation',
  title: '投诉升级',
  input: z.strictObject(clockFields),
  example: { received_on: '2026-11-23', level: 'URGENT', step: 'RESOLVE' },
  answer: (fields, tables) =>
    answered(explainEscalation(clockOf(fields), tables), (escalations) => ({
      escalations: escalations.map(({ percent, to, dueOn, state }) => ({
        percent,
        to,
        on: dueOn,
        state,
      })),
    })),
});

/** The clock of a complaint that is not extended, without its time of receipt. */
function clockOf(fields: z.infer<z.ZodObject<typeof clockFields>>): ComplaintClock {
  return {
    startedOn: fields.received_on,
    startedAt: null,
    level: fields.level,
    step: fields.step,
    isForwarded: fields.forwarded_by_12386 === true,
    pauses: fields.pauses ?? [],
    isExtended: false,
  };
}

/** When what is due about a complaint, and who is told before. */
export const complaintKinds: readonly RuleKind[] = [complaintDeadline, complaintEscalation];
