import { z } from 'zod';
import type { Refusal } from '../errors.ts';
import { canonicalBytes } from '../journal/canonical.ts';
import { HashHex } from '../journal/entry.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { beijingDate, BusinessDate } from '../values/dates.ts';
import { CommandId, CounterId } from '../values/ids.ts';
import { SignatureHex } from './authority.ts';
import { personDigest } from './person-digest.ts';

/** A check head office makes of a person: 公安联网核查, or 中登查询. */
export const IdentityCheck = z.enum(['police', 'clearing']);
/** One of them. */
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** What the police know of name and number; UNAVAILABLE: they did not answer, and the check is still to be made. */
export const PoliceResult = z.enum(['MATCH', 'MISMATCH', 'NO_RECORD', 'UNAVAILABLE']);
/** One of them. */
export type PoliceResult = z.infer<typeof PoliceResult>;

/**
 * A securities account a person has at some broker. `designatedElsewhere`: a Shanghai account that trades through that
 * broker only (指定交易). DORMANT 休眠, UNQUALIFIED 不合格.
 */
export const HeldAccount = z.object({
  kind: z.enum(['SH_A', 'SZ_A', 'SH_FUND', 'SZ_FUND', 'SH_B', 'SZ_B']),
  number: z.string().min(1).max(20),
  /** The broker's name. */
  broker: z.string().min(1).max(100),
  designatedElsewhere: z.boolean().exactOptional(),
  state: z.enum(['NORMAL', 'DORMANT', 'UNQUALIFIED']),
});
export type HeldAccount = Readonly<z.infer<typeof HeldAccount>>;

/** What the clearing house has of a person: master account (一码通), accounts, and the day of the first trade. */
export const HeldAccounts = z.object({
  ymt: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  accounts: z.array(HeldAccount).max(100),
  firstTradeOn: BusinessDate.nullable(),
});
export type HeldAccounts = Readonly<z.infer<typeof HeldAccounts>>;

/** What the clearing house answered; UNAVAILABLE: nothing, and the check is still to be made. */
export const ClearingResult = z.union([z.literal('UNAVAILABLE'), HeldAccounts]);
/** One of them. */
export type ClearingResult = z.infer<typeof ClearingResult>;

const statement = {
  purpose: z.literal('identity-check'),
  counter: CounterId,
  caseId: CommandId,
  /** `personDigest` of whom it is about. */
  subject: HashHex,
  /** Head office's clock, ms UTC. */
  at: z.int(),
  /** Head office's number of the query: by it the answer is found again there. */
  reference: z.string().regex(/^[0-9A-Z-]{8,40}$/),
  /** Who answered, as staff read it. */
  source: z.string().min(1).max(60),
  /** Of a demonstration: said wherever the answer is shown. */
  simulated: z.boolean(),
};

/**
 * Head office's word on what a service answered about one person, for one case at one counter.
 * Example: {"purpose":"identity-check","check":"police","result":"MATCH","counter":"0101-02","caseId":"0190…",
 * "subject":"c1f3…","at":1795399200000,"reference":"HC20261123-5D1F0A22B3C4D5E6","source":"公安部身份核查(模拟)","simulated":true}
 */
export const CheckStatement = z.discriminatedUnion('check', [
  z.object({ ...statement, check: z.literal('police'), result: PoliceResult }),
  z.object({ ...statement, check: z.literal('clearing'), result: ClearingResult }),
]);
export type CheckStatement = Readonly<z.infer<typeof CheckStatement>>;

/** A check's answer with head office's signature. */
export const SignedCheck = z.object({ statement: CheckStatement, signature: SignatureHex });
export type SignedCheck = Readonly<z.infer<typeof SignedCheck>>;

/** The digest by which a check names its person. */
export const checkSubject = personDigest;

/**
 * Whether the service answered at all. Without an answer the check stays pending (待公安核查, 待中登核查), and head
 * office makes it itself.
 */
export function isAnswered({ result }: CheckStatement): boolean {
  return result !== 'UNAVAILABLE';
}

/**
 * Why an answer does not count in a case: head office did not sign it (IC-1), it is of another case or counter (IC-2),
 * of somebody else (IC-3), or of an earlier day, Beijing time (IC-4). Empty when it counts. `field` is `police` or `clearing`.
 */
export function checkRefusals(
  suite: Suite,
  headOfficeKey: string,
  { statement, signature }: SignedCheck,
  about: {
    readonly caseId: string;
    readonly counter: string;
    readonly subject: string;
    /** ms UTC. */
    readonly at: number;
  },
): readonly Refusal[] {
  const field = statement.check;
  const title = checkTitles[field];
  const refuse = (rule: string, why: string): Refusal => ({
    rule,
    field,
    message: `${title}结果${why},不能采用。请重新核查。`,
  });
  if (!suite.verify(fromHex(headOfficeKey), canonicalBytes(statement), fromHex(signature))) {
    return [refuse('IC-1', '的总部签名不符')];
  }
  const refusals: Refusal[] = [];
  if (statement.caseId !== about.caseId || statement.counter !== about.counter) {
    refusals.push(refuse('IC-2', '不是为本笔业务查询的'));
  }
  if (statement.subject !== about.subject) {
    refusals.push(refuse('IC-3', '所查的姓名或证件号码与现在填写的不同'));
  }
  const day = beijingDate(statement.at);
  if (day < beijingDate(about.at)) refusals.push(refuse('IC-4', `是 ${day} 的`));
  return refusals;
}

/** The checks as staff read them. */
export const checkTitles: Readonly<Record<IdentityCheck, string>> = {
  police: '公安联网核查',
  clearing: '中登查询',
};
