import { z } from 'zod';
import { AccountWish } from '../../shared/business/account-opening/application/need.ts';
import { PersonalDocument } from '../../shared/business/account-opening/application/identity.ts';
import { Reason } from '../../shared/feed/item.ts';
import { OpeningAccount } from '../../shared/rulebook/opening/opening-account.ts';
import type { OutwardService } from '../outward/service.ts';

/**
 * A request for the securities accounts of one person, as an opening asks for them: new ones are opened, those the
 * person has already are checked and linked.
 */
export const ClearingRequest = z.object({
  kind: z.literal('open-accounts'),
  /** The form of application it follows from. */
  form: z.literal([1, 2]),
  name: z.string(),
  document: PersonalDocument,
  number: z.string(),
  accounts: z.array(AccountWish),
  /** 指定交易: the Shanghai account is to trade through this house. */
  designated: z.boolean(),
});
export type ClearingRequest = Readonly<z.infer<typeof ClearingRequest>>;

const FirstRequest = z.looseObject({
  kind: z.literal('open-accounts'),
  name: z.string(),
  idNumber: z.string(),
  accounts: z.array(z.enum(['SH_A', 'SZ_A'])),
});

/** A request an older program left behind, as this one has it; anything else as it is. */
export function wholeRequest(raw: unknown): unknown {
  const first = FirstRequest.safeParse(raw);
  return first.success ? firstRequest(first.data) : raw;
}

/** The request of an application of the first form. */
export function firstRequest({
  name,
  idNumber: number,
  accounts,
}: Pick<z.infer<typeof FirstRequest>, 'name' | 'idNumber' | 'accounts'>): ClearingRequest {
  return {
    kind: 'open-accounts',
    form: 1,
    name,
    document: 'RESIDENT_ID',
    number,
    accounts: accounts.map((kind) => ({ kind, way: 'NEW', number: '' })),
    designated: false,
  };
}

/**
 * The clearing house's answer: the numbers, also those of linked accounts as they were given, or why not, each reason at
 * the field of the request it is about (`accounts.0.number`).
 */
export const ClearingAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('opened'),
    ymt: z.string(),
    shA: z.string().nullable(),
    szA: z.string().nullable(),
    /** Accounts of other kinds. */
    others: z.array(z.object({ kind: OpeningAccount, number: z.string() })).default([]),
    /** Whether the person had a master account (一码通), which was used. */
    merged: z.boolean().default(false),
  }),
  z.object({
    status: z.literal('refused'),
    reasons: z
      .array(
        z.object({
          code: z.string(),
          field: z.string(),
          message: z.string(),
          presence: Reason.shape.presence,
        }),
      )
      .min(1),
  }),
]);
export type ClearingAnswer = Readonly<z.infer<typeof ClearingAnswer>>;

/** The clearing house (中国结算) as head office reaches it. */
export type ClearingHouse = OutwardService<ClearingRequest, ClearingAnswer>;
