import { z } from 'zod';
import { AmlLevel } from '../../rulebook/opening/aml-tables.ts';
import { OpeningAccount } from '../../rulebook/opening/opening-account.ts';
import { FeeSource } from '../../rulebook/opening/opening-fees.ts';
import { CustomerLevel } from '../../rulebook/suitability/levels.ts';
import { Permission } from '../../rulebook/suitability/permissions.ts';
import { BusinessDate } from '../../values/dates.ts';
import { Application } from './application/application.ts';
import { Commission } from './application/agreed.ts';
import { FirstApplication, wholeOf } from './first-form.ts';

/** Numbers the clearing house and head office give; an account not asked for is null. */
export const AllocatedNumbers = z.object({
  /** 10 digits. */
  clientNo: z.string().regex(/^\d{10}$/),
  /** 12 digits. */
  capitalAccount: z.string().regex(/^\d{12}$/),
  /** 一码通, 12 digits. */
  ymt: z.string().regex(/^\d{12}$/),
  shA: z
    .string()
    .regex(/^A\d{9}$/)
    .nullable(),
  szA: z
    .string()
    .regex(/^\d{10}$/)
    .nullable(),
  /** Accounts of other kinds. */
  others: z
    .array(z.object({ kind: OpeningAccount, number: z.string().min(1).max(20) }))
    .max(6)
    .exactOptional(),
  /** Whether the client had a master account already and the new accounts were put under it. */
  merged: z.boolean().exactOptional(),
});
/** Numbers the clearing house and head office give. */
export type AllocatedNumbers = Readonly<z.infer<typeof AllocatedNumbers>>;

const Sex = z.enum(['M', 'F']);

/** What the rules make of an application: the counter and head office come to the same. */
export const Concluded = z.object({
  nationality: z.string(),
  rating: z.object({ level: AmlLevel, points: z.int() }),
  assessment: z.object({
    score: z.int(),
    level: CustomerLevel,
    lowestCategory: z.boolean(),
    validTo: BusinessDate,
  }),
  /** Permissions whose thresholds are met; each waits for its recording (待双录). */
  permissions: z.array(Permission),
  /** Fee of the opening in fen. */
  feeFen: z.int(),
});
/** What the rules make of an application. */
export type Concluded = Readonly<z.infer<typeof Concluded>>;

/** What head office found out about the person: police, and the screening list of the day. */
export const IdentityFound = z.object({
  police: z.object({
    result: z.enum(['MATCH', 'MISMATCH', 'NO_RECORD']),
    reference: z.string().max(64),
    source: z.string().max(100),
    at: z.int(),
  }),
  screening: z.object({
    result: z.enum(['CLEAR', 'HIT']),
    version: z.string().max(64),
    listedOn: BusinessDate,
    at: z.int(),
  }),
});
/** What head office found out about the person. */
export type IdentityFound = Readonly<z.infer<typeof IdentityFound>>;

/** What an officer of head office decided of a possible hit. */
export const ScreeningDecision = z.object({
  decision: z.enum(['clear', 'reject']),
  comment: z.string().min(1).max(400),
  operator: z.string().min(1).max(100),
});

/** The bank's answer. AWAITING_CLIENT: the client confirms at the bank. */
export const BankAnswer = z.object({
  status: z.enum(['SIGNED', 'AWAITING_CLIENT', 'REFUSED']),
  reason: z.string().max(400),
  at: z.int(),
});
/** The bank's answer. */
export type BankAnswer = Readonly<z.infer<typeof BankAnswer>>;

/** How a depository bank stands. */
export const BankStanding = z.enum(['PENDING', 'AWAITING_CLIENT', 'SIGNED', 'REFUSED']);

/** The words for how a depository bank stands. */
export const bankWords: Readonly<Record<z.infer<typeof BankStanding>, string>> = {
  PENDING: '待银行确认',
  AWAITING_CLIENT: '待客户到银行确认',
  SIGNED: '已签约',
  REFUSED: '银行退回',
};

/** One securities account on a client's row. */
export const ClientAccount = z.object({
  kind: OpeningAccount,
  number: z.string(),
  linked: z.boolean(),
  designated: z.boolean(),
});

/** The register's row of a new client, as head office writes it. */
const FirstClient = z.object({
  name: z.string(),
  idNumber: z.string(),
  sex: Sex,
  birthDate: BusinessDate,
  mobile: z.string(),
  openedOn: BusinessDate,
});

/** The row with what the whole form adds. */
const WholeClient = FirstClient.extend({
  /** `RESIDENT` for a resident's card, else the document's name in the table of documents. */
  idKind: z.string(),
  idValidFrom: z.string(),
  /** Null: 长期. */
  idValidUntil: z.string().nullable(),
  nationality: z.string(),
  address: z.string(),
  investorType: z.literal('ORDINARY'),
  riskLevel: CustomerLevel,
  riskScore: z.int(),
  riskValidTo: BusinessDate,
  lowestCategory: z.boolean(),
  amlRating: AmlLevel,
  permissions: z.array(
    z.object({ permission: Permission, state: z.enum(['AWAITING_RECORDING', 'OPEN']) }),
  ),
  securities: z.array(ClientAccount),
  /** Null: none was asked for. */
  bank: z.object({ bank: z.string(), card: z.string(), state: BankStanding }).nullable(),
  commission: Commission,
  feeSource: FeeSource,
});

const NewClient = z.union([WholeClient, FirstClient]);
/** A new client's row. */
export type NewClient = Readonly<z.infer<typeof NewClient>>;

export const OpeningEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OpeningSubmitted'),
    data: z.union([
      z.object({
        application: Application,
        birthDate: BusinessDate,
        sex: Sex,
        concluded: Concluded,
      }),
      // By the first form.
      z.object({ application: FirstApplication, birthDate: BusinessDate, sex: Sex }),
    ]),
  }),
  z.object({ type: z.literal('IdentityRecorded'), data: IdentityFound }),
  z.object({ type: z.literal('ScreeningDecided'), data: ScreeningDecision }),
  // Recorded before anything is sent: what comes later cannot void it.
  z.object({ type: z.literal('ClearingAsked'), data: z.object({ at: z.int() }) }),
  z.object({
    type: z.literal('NumbersAllocated'),
    data: z.object({ numbers: AllocatedNumbers, client: NewClient }),
  }),
  z.object({
    type: z.literal('BankAnswered'),
    data: BankAnswer.extend({ clientNo: z.string(), bank: z.string(), card: z.string() }),
  }),
]);
export type OpeningEvent = Readonly<z.infer<typeof OpeningEvent>>;

const KnownState = z.object({
  application: Application,
  birthDate: BusinessDate,
  sex: Sex,
  /** Null: by the first form, of which nothing was concluded. */
  concluded: Concluded.nullable(),
  /** What head office found out; null until it has. */
  found: IdentityFound.nullable(),
  /** What an officer decided of a hit; null where there was none, or nothing is decided yet. */
  screening: ScreeningDecision.nullable(),
  /** When head office asked the clearing house; null until then, and of the first form. */
  clearingAsked: z.int().nullable().default(null),
  /** Null until head office has done it (offline: 待下发). */
  numbers: AllocatedNumbers.nullable(),
  bank: BankAnswer.nullable(),
});
/** An opening as far as it has come. */
export type OpeningState = Readonly<z.infer<typeof KnownState>>;

const FirstState = z.looseObject({ application: FirstApplication });

/** The schema of states; one that an older program kept is brought to this form. */
export const OpeningState: z.ZodType<OpeningState> = z.preprocess((raw) => {
  const first = FirstState.safeParse(raw);
  if (!first.success) return raw;
  const { application, ...rest } = first.data;
  return { ...opened, ...rest, application: wholeOf(application) };
}, KnownState);

/** What every opening begins with. */
const opened = {
  concluded: null,
  found: null,
  screening: null,
  clearingAsked: null,
  numbers: null,
  bank: null,
};

/** The state an accepted submission begins. */
export function submittedState(
  data: Extract<OpeningEvent, { type: 'OpeningSubmitted' }>['data'],
): OpeningState {
  const { application, birthDate, sex } = data;
  return 'concluded' in data
    ? { ...opened, application: data.application, birthDate, sex, concluded: data.concluded }
    : {
        ...opened,
        // Told apart by `concluded`, which the compiler does not carry over to the field beside it.
        application: wholeOf(application as FirstApplication),
        birthDate,
        sex,
      };
}
