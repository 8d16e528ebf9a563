import { z } from 'zod';
import { DelegationBody } from '../../safeguards/delegation.ts';
import { StaffNo } from '../../values/ids.ts';

export const DelegationEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('DelegationGranted'),
    data: DelegationBody.omit({ revoked: true }),
  }),
  z.object({
    type: z.literal('DelegationRevoked'),
    data: z.object({ staff: StaffNo, at: z.int(), reason: z.string() }),
  }),
]);
export type DelegationEvent = Readonly<z.infer<typeof DelegationEvent>>;
