import { z } from 'zod';
import { EvidenceRef } from '../../safeguards/evidence.ts';
import { Application } from './application/application.ts';
import { AllocatedNumbers, BankAnswer, IdentityFound, ScreeningDecision } from './events.ts';
import { FirstApplication, wholeOf } from './first-form.ts';

/**
 * SubmitOpening: the clerk's F8, first or after a return. The others are head office's: what police, clearing house and
 * screening said; what an officer decided of a hit; the numbers; the bank's answer.
 */
const KnownCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SubmitOpening'),
    data: z.object({
      application: Application,
      /** Papers, pictures and signatures taken for it; none in what was submitted before there were any. */
      evidence: z.array(EvidenceRef).max(120).default([]),
    }),
  }),
  z.object({ type: z.literal('RecordIdentity'), data: IdentityFound }),
  z.object({ type: z.literal('DecideScreening'), data: ScreeningDecision }),
  z.object({ type: z.literal('AskClearing'), data: z.object({}) }),
  z.object({ type: z.literal('AllocateNumbers'), data: z.object({ numbers: AllocatedNumbers }) }),
  z.object({ type: z.literal('AnswerBank'), data: BankAnswer }),
]);
/** A command of an opening, whatever form its application was made with. */
export type OpeningCommand = Readonly<z.infer<typeof KnownCommand>>;

const FirstSubmit = z.looseObject({
  type: z.literal('SubmitOpening'),
  data: z.looseObject({ application: FirstApplication }),
});

/** The schema of commands; one of an older program is brought to the whole form first. */
export const OpeningCommand: z.ZodType<OpeningCommand> = z.preprocess((raw) => {
  const first = FirstSubmit.safeParse(raw);
  if (!first.success) return raw;
  const { type, data } = first.data;
  return { type, data: { ...data, application: wholeOf(data.application) } };
}, KnownCommand);
