import { z } from 'zod';
import { VisitBody, VisitEnd } from '../../safeguards/visit.ts';

/** VisitBegan is the visit as it stands from then on; what proved it is in the command beside it. */
export const VisitEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('VisitBegan'), data: VisitBody }),
  z.object({ type: z.literal('VisitEnded'), data: z.object({ at: z.int(), reason: VisitEnd }) }),
]);
export type VisitEvent = Readonly<z.infer<typeof VisitEvent>>;
