import { z } from 'zod';
import { SignedDelegation } from '../../safeguards/delegation.ts';

const reason = z.string().max(200);

/** GrantDelegation: a right handed on, signed by its giver. RevokeDelegation: taken back, at any time. */
export const DelegationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('GrantDelegation'),
    data: z.object({
      delegation: SignedDelegation,
      toName: z.string().min(1).max(100),
      reason,
    }),
  }),
  z.object({ type: z.literal('RevokeDelegation'), data: z.object({ reason }) }),
]);
export type DelegationCommand = Readonly<z.infer<typeof DelegationCommand>>;
export type Grant = Extract<DelegationCommand, { type: 'GrantDelegation' }>['data'];
