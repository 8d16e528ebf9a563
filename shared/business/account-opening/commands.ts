import { z } from 'zod';
import { EvidenceRef } from '../../safeguards/evidence.ts';
import { Application } from './application.ts';
import { AllocatedNumbers } from './events.ts';

/** SubmitOpening: the clerk's F8, first or after a return. AllocateNumbers: head office, once the clearing house has answered. */
export const OpeningCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SubmitOpening'),
    data: z.object({
      application: Application,
      /** Papers, pictures and signatures taken for it; none in what was submitted before there were any. */
      evidence: z.array(EvidenceRef).max(60).default([]),
    }),
  }),
  z.object({ type: z.literal('AllocateNumbers'), data: z.object({ numbers: AllocatedNumbers }) }),
]);
export type OpeningCommand = Readonly<z.infer<typeof OpeningCommand>>;
