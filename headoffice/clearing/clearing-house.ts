import { z } from 'zod';

/** A request for the securities accounts of one person, as an opening asks for them. */
export const ClearingRequest = z.object({
  kind: z.literal('open-accounts'),
  name: z.string(),
  idNumber: z.string(),
  accounts: z.array(z.enum(['SH_A', 'SZ_A'])),
});
export type ClearingRequest = Readonly<z.infer<typeof ClearingRequest>>;

/** The clearing house's answer: the numbers, or why not, each reason at the field of the request it is about. */
export const ClearingAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('opened'),
    ymt: z.string(),
    shA: z.string().nullable(),
    szA: z.string().nullable(),
  }),
  z.object({
    status: z.literal('refused'),
    reasons: z.array(z.object({ code: z.string(), field: z.string(), message: z.string() })).min(1),
  }),
]);
export type ClearingAnswer = Readonly<z.infer<typeof ClearingAnswer>>;

/** What the clearing house knows of a request. */
export type ClearingLookup =
  | { readonly status: 'unknown' }
  | { readonly status: 'pending' }
  | { readonly status: 'answered'; readonly answer: ClearingAnswer };

/**
 * The clearing house (中国结算) as head office reaches it. A request is known by the id head office gave it:
 * the sender asks before it sends again, because the answer to the first try may have been lost.
 */
export interface ClearingHouse {
  lookup(externalId: string): Promise<ClearingLookup>;
  submit(externalId: string, request: ClearingRequest): Promise<void>;
}
