import { z } from 'zod';
import { VisitEnd, VisitStart } from '../../safeguards/visit.ts';

/** BeginVisit opens the case: one case is one visit. EndVisit: the client left, or the counter did. */
export const VisitCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('BeginVisit'), data: VisitStart }),
  z.object({ type: z.literal('EndVisit'), data: z.object({ reason: VisitEnd }) }),
]);
export type VisitCommand = Readonly<z.infer<typeof VisitCommand>>;
