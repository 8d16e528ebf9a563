import { z } from 'zod';
import { canonicalBytes } from '../journal/canonical.ts';
import { SignatureHex } from '../safeguards/authority.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { BusinessDate } from '../values/dates.ts';

/** Head office's word on the time: renewed at every exchange. `contact` is the contact it was given in. */
export const TimeToken = z.object({
  purpose: z.literal('time-token'),
  id: z.string().min(1).max(64),
  era: z.int().min(1),
  contact: z.string().max(64),
  issuedAt: z.int(),
  businessDate: BusinessDate,
});
export type TimeToken = Readonly<z.infer<typeof TimeToken>>;

export const SignedTimeToken = z.object({ statement: TimeToken, signature: SignatureHex });
export type SignedTimeToken = Readonly<z.infer<typeof SignedTimeToken>>;

/** Whether head office signed this token. */
export function isTimeTokenGenuine(
  suite: Suite,
  headOfficeKey: string,
  token: SignedTimeToken,
): boolean {
  return suite.verify(
    fromHex(headOfficeKey),
    canonicalBytes(token.statement),
    fromHex(token.signature),
  );
}
